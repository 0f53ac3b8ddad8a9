import { type Connect, HeldDocument, type OpenTextInput } from './held-document.ts'

/** Documents that nobody looks at and that are open nevertheless: each has a thread of the host. */
const MOST_IDLE = 4

/**
 * Documents of the host, which stay open for a while when nobody looks at them any more, so that whoever comes back
 * finds them laid out: the last few of them do, for as long as the host has their bodies. Of the filters of a body only
 * the latest one does, since each key that is typed makes another.
 */
export class HeldDocuments {
  readonly #connect: Connect
  /** Those that are open, the one that was wanted latest last. */
  readonly #open = new Map<string, HeldDocument>()

  constructor(connect: Connect) {
    this.#connect = connect
  }

  /** The document that is open already, or opens it. */
  hold(input: OpenTextInput): HeldDocument {
    const key = JSON.stringify(input)
    const held = this.#open.get(key) ?? this.#begin(input, key)
    this.#open.delete(key)
    this.#open.set(key, held)
    this.#closeIdle(held)
    return held
  }

  #begin(input: OpenTextInput, key: string): HeldDocument {
    const held: HeldDocument = new HeldDocument(input, this.#connect, () => {
      if (this.#open.get(key) === held) this.#open.delete(key)
    })
    return held
  }

  #closeIdle(wanted: HeldDocument): void {
    const idle = [...this.#open.values()].filter(held => held !== wanted && !held.isFollowed).toReversed()
    for (const [index, held] of idle.entries())
      if (index >= MOST_IDLE || isEarlierFilter(held.input, wanted.input)) held.close()
  }
}

function isEarlierFilter({ bodyId, filter }: OpenTextInput, wanted: OpenTextInput): boolean {
  return filter !== undefined && wanted.filter !== undefined && bodyId === wanted.bodyId
}
