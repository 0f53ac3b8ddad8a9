import type { EnvironmentOwner } from '#shared/model/environment.ts'
import type { EnvironmentParts } from './environment-parts.ts'

/**
 * Renames an environment; its secrets and what actions have set in it go along, and it stays in use where it was.
 * @throws ClientError BUILD `name` or `to`, IO; then nothing was renamed
 */
export async function renameEnvironment(
  owner: EnvironmentOwner,
  from: string,
  wished: string,
  { environments, secrets, runtime, workspaces }: EnvironmentParts
): Promise<void> {
  await environments.change(owner, async folder => {
    const to = await folder.freeName(from, wished)
    // Before the file: a vault that is locked refuses it, and a file can be renamed back and forth.
    await secrets.renameEnvironment(owner, from, to)
    try {
      await folder.rename(from, to)
    } catch (error) {
      await secrets.renameEnvironment(owner, to, from)
      throw error
    }
    keepSet(owner, from, to, runtime)
    await selectInstead(owner, from, to, workspaces)
  })
}

/** What actions have set in an environment is set in another one from now on, or in none. */
export function keepSet(
  owner: EnvironmentOwner,
  from: string,
  to: string | undefined,
  runtime: EnvironmentParts['runtime']
): void {
  if (owner.kind === 'global') return
  runtime.relocate(owner.collectionId, place => {
    if (place.kind !== 'environment' || place.at !== from) return place
    return to === undefined ? undefined : { ...place, at: to }
  })
}

/** Where the environment is in use, it is another one from now on, or none. */
export async function selectInstead(
  owner: EnvironmentOwner,
  from: string,
  to: string | undefined,
  workspaces: EnvironmentParts['workspaces']
): Promise<void> {
  for (const { id } of await workspaces.list()) {
    if (owner.kind === 'global' && owner.workspaceId !== id) continue
    if ((await workspaces.selectedEnvironment(id, owner)) !== from) continue
    await workspaces.selectEnvironment(id, owner, to)
  }
}
