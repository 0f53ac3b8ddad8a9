import type { TreeEvent } from '#shared/model/workspace.ts'

/** What an open collection tells of itself. `info`: what is to be said of it as a whole is another. */
export type CollectionEvent = Exclude<TreeEvent, { type: 'collections' }> | { type: 'info' }

/** Who is told what happens in a collection. */
export class CollectionEvents {
  readonly #listeners = new Set<(event: CollectionEvent) => void>()
  readonly #fileListeners = new Set<(path: string) => void>()

  /** @returns stop */
  onEvent(listener: (event: CollectionEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** @returns stop */
  onChange(listener: (path: string) => void): () => void {
    this.#fileListeners.add(listener)
    return () => this.#fileListeners.delete(listener)
  }

  tell(event: CollectionEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  tellFile(path: string): void {
    for (const listener of this.#fileListeners) listener(path)
  }

  clear(): void {
    this.#listeners.clear()
    this.#fileListeners.clear()
  }
}
