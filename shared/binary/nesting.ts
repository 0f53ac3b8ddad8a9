import type { ByteCursor } from './byte-cursor.ts'
import { MOST_DEEP, type ValueToken } from './value-token.ts'

/** The containers that are open, and how many values each still wants. No recursion: depth is the sender's choice. */
export class Nesting {
  readonly #left: number[] = []
  readonly #cursor: ByteCursor

  constructor(cursor: ByteCursor) {
    this.#cursor = cursor
  }

  get depth(): number {
    return this.#left.length
  }

  /** Whether the innermost is ended by a mark, and may be ended now: a map only after a whole pair. */
  get endsByMark(): 'now' | 'later' | false {
    const left = this.#left.at(-1)
    if (left === undefined || left >= 0) return false
    return left === ODD_INDEFINITE ? 'later' : 'now'
  }

  /** @param items values in it, twice the pairs of a map; undefined where a mark ends it @throws FormatFault too deep */
  *open(token: ValueToken & { kind: 'open' }, items: number | undefined): Generator<ValueToken> {
    if (this.#left.length >= MOST_DEEP)
      throw this.#cursor.fault(`the data is nested more than ${MOST_DEEP} deep`)
    yield token
    this.#left.push(items ?? (token.of === 'map' ? INDEFINITE_MAP : INDEFINITE))
    if (items === 0) yield* this.close()
  }

  /** A value is complete, and with it all that it was the last of. */
  *ended(): Generator<ValueToken> {
    const left = this.#left.at(-1)
    if (left === undefined) return
    this.#left[this.#left.length - 1] = NEXT.get(left) ?? left - 1
    if (left === 1) yield* this.close()
  }

  /** Closes the innermost. */
  *close(): Generator<ValueToken> {
    // Not by recursion: what is closed may have been the last of hundreds.
    for (;;) {
      this.#left.pop()
      yield { kind: 'close' }
      const left = this.#left.at(-1)
      if (left === undefined) return
      this.#left[this.#left.length - 1] = NEXT.get(left) ?? left - 1
      if (left !== 1) return
    }
  }
}

const INDEFINITE = -1
const INDEFINITE_MAP = -2
const ODD_INDEFINITE = -3
const NEXT = new Map([
  [INDEFINITE, INDEFINITE],
  [INDEFINITE_MAP, ODD_INDEFINITE],
  [ODD_INDEFINITE, INDEFINITE_MAP]
])
