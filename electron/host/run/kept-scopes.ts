import type { Scope } from '#shared/model/scope.ts'
import { CollectionFollower } from '../scope/collection-follower.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import type { ScopeWatchParts } from '../scope/watch-scope.ts'

/**
 * What holds for the requests of a run. It is gathered again only after something has changed that it depends on: to read
 * it all for each of thousands of requests takes longer than they do.
 */
export class KeptScopes {
  readonly #parts: ScopeWatchParts
  readonly #kept = new Map<string, Promise<GatheredScope>>()
  readonly #follower: CollectionFollower
  readonly #collectionIds: readonly string[]
  readonly #stop: () => void
  #following: Promise<void> | undefined

  /** @param scope whose requests are sent: paths may differ, nothing else */
  constructor(scope: Scope, parts: ScopeWatchParts) {
    this.#parts = parts
    const forget = () => this.#kept.clear()
    this.#follower = new CollectionFollower(parts.collections, forget)
    this.#collectionIds = scope.collectionId === undefined ? [] : [scope.collectionId]
    this.#stop = parts.listen(scope, forget)
  }

  /** @throws ClientError BUILD when the scope names a collection or workspace that is none */
  async gather(scope: Scope): Promise<GatheredScope> {
    // Before anything is read: what changes meanwhile is told.
    this.#following ??= this.#follower.follow(this.#collectionIds)
    await this.#following
    const key = JSON.stringify(scope)
    const kept = this.#kept.get(key)
    if (kept) return kept
    const gathering = this.#parts.gatherScope(scope)
    this.#kept.set(key, gathering)
    gathering.catch(() => this.#kept.delete(key))
    return gathering
  }

  stop(): void {
    this.#stop()
    this.#follower.stop()
  }
}
