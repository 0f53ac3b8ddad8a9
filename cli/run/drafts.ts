import { type ReadRequest, requestOf } from '#host/run/send-item.ts'
import type { FlowItem } from '#shared/model/run.ts'
import { type ReadCollection, readItemNow } from '#workspace/collections/read-collection.ts'

/** A request, or why there is none. */
export type DraftRead = ReadRequest | { message: string }

/** The requests of a run, each read once. The next one is read while the one before is on its way. */
export class Drafts {
  readonly #collection: ReadCollection
  readonly #items: readonly FlowItem[]
  readonly #keep: boolean
  readonly #read = new Map<number, DraftRead>()

  /** @param iterations where there is but one, nothing is kept for another */
  constructor(collection: ReadCollection, items: readonly FlowItem[], iterations: number) {
    this.#collection = collection
    this.#items = items
    this.#keep = iterations > 1
  }

  take(item: number): DraftRead {
    const read = this.look(item)
    if (!this.#keep) this.#read.delete(item)
    // Not before what is about to be sent is on its way.
    if (item + 1 < this.#items.length) setImmediate(() => this.look(item + 1))
    return read
  }

  /** The same, of one that will be taken later. */
  look(item: number): DraftRead {
    const known = this.#read.get(item)
    if (known) return known
    const read = readDraft(this.#collection, this.#items[item]?.path ?? '')
    this.#read.set(item, read)
    return read
  }
}

/** Reads the request of an item of the tree. */
export function readDraft(collection: ReadCollection, path: string): DraftRead {
  const { scripts, ...content } = readItemNow(collection, path)
  if (content.kind === 'draft' || !content.problem) return requestOf(content, scripts)
  const { message, file, line } = content.problem
  return { message: `${file}${line === undefined ? '' : `, line ${line}`}: ${message}` }
}
