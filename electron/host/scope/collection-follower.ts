import type { CollectionSource } from '#workspace/collections/collection-reader.ts'

/** How soon a collection whose folder is gone is asked for again. */
const RETRY_MS = 2000

/** Follows the changes of collections, of which ones may change. */
export class CollectionFollower {
  readonly #source: CollectionSource
  readonly #changed: (collectionId: string, path: string) => void
  #stops: (() => void)[] = []
  #retry: NodeJS.Timeout | undefined
  #stopped = false

  /** @param changed is called with the path of what is another; empty for all of a collection */
  constructor(source: CollectionSource, changed: (collectionId: string, path: string) => void) {
    this.#source = source
    this.#changed = changed
  }

  /** Follows these from now on, and no others: each by the folder that it now has. */
  async follow(collectionIds: readonly string[]): Promise<void> {
    this.#drop()
    for (const id of collectionIds) {
      try {
        const reader = await this.#source.reader(id)
        if (this.#stopped) return
        this.#stops.push(reader.onChange(path => this.#changed(id, path)))
      } catch {
        // Whoever reads it says what is wrong.
        clearTimeout(this.#retry)
        if (!this.#stopped) this.#retry = setTimeout(() => this.#changed(id, ''), RETRY_MS).unref()
      }
    }
  }

  stop(): void {
    this.#stopped = true
    this.#drop()
  }

  #drop(): void {
    clearTimeout(this.#retry)
    for (const stop of this.#stops) stop()
    this.#stops = []
  }
}
