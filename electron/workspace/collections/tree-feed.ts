import type { TreeEvent, TreeNode } from '#shared/model/workspace.ts'
import type { CollectionEvent } from './collection-events.ts'
import type { OpenCollection } from './open-collection.ts'

/** So many nodes go in one message. */
const BATCH = 500

/** What is still to be told to somebody who watches a workspace, and is asked for as fast as it can be taken. */
export class TreeFeed {
  readonly #pending: TreeEvent[] = []
  readonly #stops = new Map<OpenCollection, () => void>()
  #collections: readonly OpenCollection[] = []
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
    this.#tellCollections()
    for (const collection of collections) {
      if (this.#stops.has(collection)) continue
      this.#stops.set(
        collection,
        collection.events.onEvent(event => this.#take(event))
      )
      this.#pending.push(nodesEvent(collection.id, collection.tree.nodes(), true))
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
      const event = this.#pending.shift()
      if (event) yield* inBatches(event)
      else if (this.#failure) throw this.#failure.error
      else {
        await new Promise<void>(resolve => {
          this.#wake = resolve
        })
      }
    }
  }

  #take(event: CollectionEvent): void {
    if (event.type === 'info') this.#tellCollections()
    else if (!this.#merge(event)) this.#pending.push(event)
    this.#wake()
  }

  /** As they are at this point of what is told: `ready` comes after the last node. */
  #tellCollections(): void {
    if (this.#pending.at(-1)?.type === 'collections') this.#pending.pop()
    this.#pending.push({ type: 'collections', collections: this.#collections.map(each => each.info()) })
  }

  /** Nodes that nobody has taken yet become one event, so that what waits is never more than the tree. */
  #merge(event: Exclude<CollectionEvent, { type: 'info' }>): boolean {
    const last = this.#pending.at(-1)
    if (event.type !== 'nodes' || last?.type !== 'nodes' || last.collectionId !== event.collectionId)
      return false
    // What was changed and is then removed would be taken for there: the order would be lost.
    if (event.removed.length > 0 && !event.reset) return false
    this.#pending[this.#pending.length - 1] = event.reset
      ? event
      : { ...last, changed: latest([...last.changed, ...event.changed]) }
    return true
  }
}

function latest(nodes: readonly TreeNode[]): TreeNode[] {
  return [...new Map(nodes.map(node => [node.path, node])).values()]
}

function nodesEvent(collectionId: string, changed: TreeNode[], reset: boolean): TreeEvent {
  return { type: 'nodes', collectionId, reset, changed, removed: [] }
}

function* inBatches(event: TreeEvent): Generator<TreeEvent> {
  if (event.type !== 'nodes' || event.changed.length <= BATCH) {
    yield event
    return
  }
  yield { ...event, changed: event.changed.slice(0, BATCH) }
  for (let start = BATCH; start < event.changed.length; start += BATCH) {
    yield nodesEvent(event.collectionId, event.changed.slice(start, start + BATCH), false)
  }
}
