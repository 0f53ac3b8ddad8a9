import type { TreeEvent, TreeNode } from '#shared/model/workspace.ts'
import { isAtOrBelow } from '#shared/workspace/item-path.ts'

type Nodes = Extract<TreeEvent, { type: 'nodes' }>
type Content = Extract<TreeEvent, { type: 'content' }>

/** Changes of nodes by path, so that there are never more of them than paths. */
interface PendingNodes {
  type: 'nodes'
  collectionId: string
  reset: boolean
  changed: Map<string, TreeNode>
  removed: Set<string>
}

type Pending = Exclude<TreeEvent, Nodes> | PendingNodes

/** So many nodes go in one message. */
const BATCH = 500

/**
 * What is still to be told, in its order. Of what is told of one item only the last is kept: never past a move, for
 * which one has to know what was before it, nor past another list of collections.
 */
export class PendingEvents {
  #events: Pending[] = []
  /** Behind the last move or list of collections: by collection, and by collection and path. */
  readonly #nodes = new Map<string, PendingNodes>()
  readonly #contents = new Map<string, Content>()

  get size(): number {
    return this.#events.length
  }

  add(event: TreeEvent): void {
    if (event.type === 'nodes') this.#addNodes(event)
    else if (event.type === 'content') this.#addContent(event)
    else this.#addBarrier(event)
  }

  clear(): void {
    this.#events = []
    this.#nodes.clear()
    this.#contents.clear()
  }

  /** Takes out what is to be told first: of many nodes, in several messages. Empty when there is nothing. */
  take(): TreeEvent[] {
    const event = this.#events.shift()
    if (event?.type === 'nodes') {
      if (this.#nodes.get(event.collectionId) === event) this.#nodes.delete(event.collectionId)
      return inBatches(event)
    }
    if (event?.type === 'content' && this.#contents.get(keyOf(event)) === event)
      this.#contents.delete(keyOf(event))
    return event ? [event] : []
  }

  #addNodes({ type, collectionId, reset, changed, removed }: Nodes): void {
    let pending = this.#nodes.get(collectionId)
    if (!pending) {
      pending = { type, collectionId, reset, changed: new Map(), removed: new Set() }
      this.#nodes.set(collectionId, pending)
      this.#events.push(pending)
    }
    if (reset) {
      pending.reset = true
      pending.changed.clear()
      pending.removed.clear()
    }
    for (const path of removed) {
      for (const each of pending.changed.keys()) if (isAtOrBelow(each, path)) pending.changed.delete(each)
      pending.removed.add(path)
    }
    for (const node of changed) pending.changed.set(node.path, node)
  }

  #addContent(event: Content): void {
    const pending = this.#contents.get(keyOf(event))
    if (pending) {
      pending.revision = event.revision
      return
    }
    const own = { ...event }
    this.#contents.set(keyOf(event), own)
    this.#events.push(own)
  }

  #addBarrier(event: Exclude<TreeEvent, Nodes | Content>): void {
    if (event.type === 'collections' && this.#events.at(-1)?.type === 'collections') this.#events.pop()
    this.#nodes.clear()
    this.#contents.clear()
    this.#events.push(event)
  }
}

function keyOf({ collectionId, path }: Content): string {
  return `${collectionId}\n${path}`
}

/** What is removed goes before what is there. */
function inBatches({ collectionId, reset, changed, removed }: PendingNodes): TreeEvent[] {
  const nodes = [...changed.values()]
  const first: TreeEvent = {
    type: 'nodes',
    collectionId,
    reset,
    changed: nodes.slice(0, BATCH),
    removed: [...removed]
  }
  const events = [first]
  for (let start = BATCH; start < nodes.length; start += BATCH) {
    events.push({ ...first, reset: false, changed: nodes.slice(start, start + BATCH), removed: [] })
  }
  return events
}
