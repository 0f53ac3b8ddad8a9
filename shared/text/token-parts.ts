import { MAX_ROW_BYTES } from '../contract/limits.ts'
import { isMarkupSpace } from './markup-bytes.ts'
import type { MarkupLookahead } from './markup-lookahead.ts'

const LF = 0x0a
const CR = 0x0d
const LESS = 0x3c

/** Finds where a token of markup can be cut into what goes onto rows at once. Offsets are those of the text. */
export class TokenParts {
  readonly #lookahead: Pick<MarkupLookahead, 'byteAt' | 'endOfSpace'>
  /** White space up to here has more text behind it. */
  #spaceEnd = 0
  /** Up to here no line ends. */
  #lineEnd = 0

  constructor(lookahead: Pick<MarkupLookahead, 'byteAt' | 'endOfSpace'>) {
    this.#lookahead = lookahead
  }

  /** To be called when it goes on elsewhere. */
  forget(): void {
    this.#spaceEnd = 0
    this.#lineEnd = 0
  }

  /**
   * Where is to be looked again, at the latest, at what comes: as an index of the piece.
   * @param base where the piece stands @param from an index of it
   * @param room bytes that the row still takes
   * @param isLoose white space at the end of the token is left out, so that each is looked at
   */
  endOf(piece: Uint8Array, base: number, from: number, room: number, isLoose: boolean): number {
    if (base + from >= this.#lineEnd) {
      const most = Math.min(piece.length, from + MAX_ROW_BYTES)
      let at = from
      while (at < most && piece[at] !== LF && piece[at] !== CR) at++
      this.#lineEnd = base + at
    }
    const to = Math.min(this.#lineEnd - base, from + room)
    if (!isLoose) return to
    let at = from
    while (at < to && (base + at < this.#spaceEnd || !isMarkupSpace(piece[at] ?? 0))) at++
    return at
  }

  /** Whether loose text ends at a byte: before markup, with whatever white space there is, or at the end of all. */
  endsText(byte: number, offset: number): boolean {
    if (byte === LESS) return true
    if (!isMarkupSpace(byte) || offset < this.#spaceEnd) return false
    const end = this.#lookahead.endOfSpace(offset)
    const next = this.#lookahead.byteAt(end)
    this.#spaceEnd = end
    return next === undefined || next === LESS
  }
}
