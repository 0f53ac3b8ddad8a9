import { ClientError } from '#shared/model/client-error.ts'
import type { EnvironmentList, EnvironmentOwner, EnvironmentSummary } from '#shared/model/environment.ts'
import { watchChanges } from '#workspace/watch-changes.ts'
import { CollectionFollower } from '../scope/collection-follower.ts'
import type { EnvironmentParts } from './environment-parts.ts'

/**
 * The environments of a workspace, first, and of each of its collections, and again each time they change.
 * @throws ClientError BUILD `workspaceId` when there is no such workspace, or no longer
 */
export async function* watchEnvironments(
  workspaceId: string,
  parts: EnvironmentParts,
  signal: AbortSignal
): AsyncGenerator<EnvironmentList[]> {
  let onChange = () => {}
  const follower = new CollectionFollower(parts.collections, (_id, path) => {
    if (path === '' || path.startsWith('environments')) onChange()
  })
  const read = async () => {
    const workspace = (await parts.workspaces.list()).find(({ id }) => id === workspaceId)
    const ids = workspace?.collections.map(({ id }) => id) ?? []
    await follower.follow(ids)
    const owners: EnvironmentOwner[] = [
      { kind: 'global', workspaceId },
      ...ids.map(collectionId => ({ kind: 'collection' as const, collectionId }))
    ]
    return Promise.all(owners.map(owner => listEnvironments(workspaceId, owner, parts)))
  }
  yield* watchChanges(
    read,
    changed => {
      onChange = changed
      const stops = [parts.environments.onChange(workspaceId, changed), parts.workspaces.onChange(changed)]
      return () => {
        for (const stop of stops) stop()
        follower.stop()
      }
    },
    signal
  )
}

async function listEnvironments(
  workspaceId: string,
  owner: EnvironmentOwner,
  { environments, workspaces }: EnvironmentParts
): Promise<EnvironmentList> {
  const selected = await workspaces.selectedEnvironment(workspaceId, owner)
  return {
    owner,
    environments: await environments.of(owner).then(
      folder => folder.list().catch(unlistable),
      // The sidebar says what is wrong with the collection.
      () => []
    ),
    ...(selected !== undefined && { selected })
  }
}

/** A folder that cannot be listed is shown in the place of what is in it. */
function unlistable(error: unknown): EnvironmentSummary[] {
  const {
    message,
    facts: { path = 'environments' }
  } = ClientError.wrap(error)
  return [{ name: 'environments', problem: { message, file: String(path) } }]
}
