import { countOf } from '../format/count.ts'
import type { ByteCursor } from './byte-cursor.ts'
import { FormatFault, MOST_DEEP, type ValueToken } from './value-token.ts'

type Container = (ValueToken & { kind: 'open' })['of']

/** The containers that are open, and how many values each still wants. No recursion: depth is the sender's choice. */
export class Nesting {
  readonly #left: number[] = []
  /** What they are. */
  readonly #of: Container[] = []
  readonly #cursor: ByteCursor

  constructor(cursor: ByteCursor) {
    this.#cursor = cursor
  }

  /** Whether another value begins. @throws FormatFault where the data ends and one is still wanted */
  get hasNext(): boolean {
    if (!this.#cursor.atEnd) return true
    const [of, left] = [this.#of.at(-1), this.#left.at(-1)]
    if (of === undefined || left === undefined) return false
    throw new FormatFault(this.#cursor.size, `the data ends ${lacking(of, left)}`, true)
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
    this.#of.push(token.of)
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
      this.#of.pop()
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

/** @param left values that are wanted still, or the mark of a container of unknown length */
function lacking(of: Container, left: number): string {
  if (of === 'tag') return 'before the value of a tag'
  // Such a number is not exact, and nobody meant it.
  if (left < 0 || left > Number.MAX_SAFE_INTEGER) return `before the ${of} does`
  if (of === 'array') return `${countOf(left, 'element')} before the array does`
  return `${countOf(Math.ceil(left / 2), 'pair')} before the map does`
}
