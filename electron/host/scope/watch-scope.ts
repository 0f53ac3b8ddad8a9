import { setTimeout } from 'node:timers/promises'
import { ClientError } from '#shared/model/client-error.ts'
import type { Scope, ScopeContent } from '#shared/model/scope.ts'
import type { CollectionSource } from '#workspace/collections/collection-reader.ts'
import { watchChanges } from '#workspace/watch-changes.ts'
import { CollectionFollower } from './collection-follower.ts'
import type { GatheredScope } from './gathered-scope.ts'

/** What comes within this time of a change is told with it. */
const COALESCE_MS = 30

export interface ScopeWatchParts {
  gatherScope(scope: Scope): Promise<GatheredScope>
  collections: CollectionSource
  /** Calls back after changes of whatever a scope depends on but its collection. @returns stop */
  listen(scope: Scope, changed: () => void): () => void
}

/** What holds for requests of a scope, without secrets, and again each time that changes. */
export async function* watchScope(
  scope: Scope,
  { gatherScope, collections, listen }: ScopeWatchParts,
  signal: AbortSignal
): AsyncGenerator<ScopeContent> {
  let onChange = () => {}
  const follower = new CollectionFollower(collections, (_id, path) => {
    if (concerns(path, scope)) onChange()
  })
  const { collectionId } = scope
  let isFirst = true
  const read = async () => {
    if (!isFirst) await setTimeout(COALESCE_MS, undefined, { signal }).catch(() => undefined)
    isFirst = false
    if (collectionId !== undefined) await follower.follow([collectionId])
    return gatherScope(scope).then(toContent, unknowable)
  }
  yield* watchChanges(
    read,
    changed => {
      onChange = changed
      const stop = listen(scope, changed)
      return () => {
        stop()
        follower.stop()
      }
    },
    signal
  )
}

/** Whether a file of the collection says something for the scope: the folders on the way, environments, `.env`. */
function concerns(path: string, { path: own = '' }: Scope): boolean {
  return path === '' || /^(environments(\/|$)|\.env)/.test(path) || own.startsWith(`${path}/`)
}

/** The same without the values of secrets. */
function toContent({ layers, variables, processEnv, problems }: GatheredScope): ScopeContent {
  return {
    layers: [...layers],
    variables: Array.from(variables.values(), ({ value, credential: _, ...rest }) => ({
      ...rest,
      ...(!rest.secret && value !== undefined && { value })
    })),
    processEnv: { allowed: [...processEnv.keys()].sort() },
    problems: [...problems]
  }
}

/** When the collection or the workspace is gone, or a folder on the way cannot be read. */
function unknowable(error: unknown): ScopeContent {
  const { message } = ClientError.wrap(error)
  return { layers: [], variables: [], processEnv: { allowed: [] }, problems: [{ problem: message }] }
}
