import type { TreeEvent } from '#shared/model/workspace.ts'
import type { CollectionEvent } from './collection-events.ts'
import type { OpenCollection } from './open-collection.ts'
import { PendingEvents } from './pending-events.ts'

/** When more is waiting for somebody who takes nothing, he is told anew how it all is instead. */
const MAX_PENDING = 20_000

/** What is still to be told to somebody who watches a workspace, and is asked for as fast as it can be taken. */
export class TreeFeed {
  readonly #pending = new PendingEvents()
  readonly #stops = new Map<OpenCollection, () => void>()
  #collections: readonly OpenCollection[] = []
  /** Whether what is said of the collections as a whole is another than was told. */
  #infoDue = false
  #wake = () => {}
  #ended = false
  #failure: { error: unknown } | undefined

  /** Says which collections there are, in order. Of new ones all is told. */
  show(collections: readonly OpenCollection[]): void {
    this.#collections = collections
    for (const [collection, stop] of this.#stops) {
      if (collections.includes(collection)) continue
      stop()
      this.#stops.delete(collection)
    }
    this.#pending.add(this.#list())
    for (const collection of collections) {
      if (this.#stops.has(collection)) continue
      this.#stops.set(
        collection,
        collection.events.onEvent(event => this.#take(event))
      )
      this.#addTree(collection)
    }
    this.#wake()
  }

  /** Ends it with an error, after what is still to be told. */
  fail(error: unknown): void {
    this.#failure = { error }
    this.#wake()
  }

  end(): void {
    this.#ended = true
    for (const stop of this.#stops.values()) stop()
    this.#wake()
  }

  async *events(): AsyncGenerator<TreeEvent> {
    while (!this.#ended) {
      const events = this.#pending.take()
      if (events.length > 0) yield* events
      else if (this.#infoDue) yield this.#list()
      else if (this.#failure) throw this.#failure.error
      else {
        await new Promise<void>(resolve => {
          this.#wake = resolve
        })
      }
    }
  }

  #take(event: CollectionEvent): void {
    // It is told when all else is: that a collection is ready comes after its last node.
    if (event.type === 'info') this.#infoDue = true
    else this.#pending.add(event)
    if (this.#pending.size > MAX_PENDING) this.#startOver()
    this.#wake()
  }

  #list(): TreeEvent {
    this.#infoDue = false
    return { type: 'collections', collections: this.#collections.map(each => each.info()) }
  }

  #addTree({ id, tree }: OpenCollection): void {
    this.#pending.add({ type: 'nodes', collectionId: id, reset: true, changed: tree.nodes(), removed: [] })
  }

  /** Whoever has a file open looks at it again when its node is told; that of the collection itself is none. */
  #startOver(): void {
    this.#pending.clear()
    this.#pending.add(this.#list())
    for (const collection of this.#collections) {
      this.#addTree(collection)
      const { id } = collection
      this.#pending.add({ type: 'content', collectionId: id, path: '', revision: collection.revisionOf('') })
    }
  }
}
