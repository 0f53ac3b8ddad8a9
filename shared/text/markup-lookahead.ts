import type { MarkupDialect } from '../format/markup-nodes.ts'
import { isMarkupSpace } from './markup-bytes.ts'
import { MarkupToken } from './markup-token.ts'

/**
 * So far it is looked into an element for text: in what is longer, and has none until there, each child has a row of
 * its own. Beyond, nobody would see what belongs together.
 */
export const REACH_BYTES = 64 * 1024
/** A token is known for what it is at most so many bytes after it began. */
const MARK_BYTES = 16
/** So many verdicts that are no longer asked for are kept before they are dropped. */
const MOST_PASSED = 8192

const OPEN = 0
const LAID_OUT = 1
const AS_IT_IS = 2

/** Some bytes of the text from an offset on; none at its end. They may be overwritten when the next are asked for. */
export type ReadAhead = (offset: number) => Uint8Array

/**
 * Says of elements whether their content is laid out, which depends on what comes after their start tags: it looks at
 * each byte once, shortly before the layout does.
 */
export class MarkupLookahead {
  readonly #read: ReadAhead
  readonly #token: MarkupToken
  #at = 0
  #piece: Uint8Array = new Uint8Array()
  #pieceStart = 0
  #tokenStart = 0
  #isBetween = true
  #isNoted = false
  #isBroken = false
  /** Elements in the order in which they begin: where, and what is known of them. */
  readonly #starts: number[] = []
  readonly #verdicts: number[] = []
  #next = 0
  #dropped = 0
  /** What is open: which element it is of all, and whether it has a child. */
  readonly #open: number[] = []
  readonly #hasChild: boolean[] = []

  constructor(read: ReadAhead, dialect: MarkupDialect) {
    this.#read = read
    this.#token = new MarkupToken(dialect)
  }

  byteAt(offset: number): number | undefined {
    if (offset < this.#pieceStart || offset >= this.#pieceStart + this.#piece.length) {
      this.#piece = this.#read(offset)
      this.#pieceStart = offset
    }
    return this.#piece[offset - this.#pieceStart]
  }

  /** Where the white space ends that begins at an offset. */
  endOfSpace(offset: number): number {
    for (let at = offset; ; at++) {
      const byte = this.byteAt(at)
      if (byte === undefined || !isMarkupSpace(byte)) return at
    }
  }

  /** @param start where the start tag begins; no element is asked for after one behind it */
  isLaidOut(start: number): boolean {
    while ((this.#starts[this.#next] ?? Infinity) < start) this.#next++
    if (this.#starts[this.#next] !== start) this.#restart(start)
    else if (this.#next > MOST_PASSED) this.#drop()
    const limit = start + REACH_BYTES + MARK_BYTES
    while ((this.#verdicts[this.#next] ?? OPEN) === OPEN && this.#at < limit && this.#goOn());
    return this.#verdicts[this.#next] !== AS_IT_IS
  }

  #restart(start: number): void {
    this.#starts.length = 0
    this.#verdicts.length = 0
    this.#open.length = 0
    this.#hasChild.length = 0
    this.#next = 0
    this.#dropped = 0
    this.#at = start
    this.#isBetween = true
    this.#isBroken = false
  }

  #drop(): void {
    this.#starts.splice(0, this.#next)
    this.#verdicts.splice(0, this.#next)
    this.#dropped += this.#next
    this.#next = 0
  }

  /** Goes to the end of a token or of a piece. @returns false when it cannot */
  #goOn(): boolean {
    if (this.#isBroken || this.byteAt(this.#at) === undefined) return false
    const token = this.#token
    if (this.#isBetween) {
      token.begin()
      this.#tokenStart = this.#at
      this.#isBetween = false
      this.#isNoted = false
    }
    const from = this.#at - this.#pieceStart
    const at = token.scan(this.#piece, from, this.#piece.length)
    this.#at = this.#pieceStart + at
    if (token.isText) this.#findText(from, at)
    this.#note()
    if (token.status === 'fault') this.#isBroken = true
    else if (token.status === 'whole') {
      this.#isBetween = true
      this.#end()
    }
    return true
  }

  #findText(from: number, to: number): void {
    if (this.#isNoted) return
    let at = from
    while (at < to && isMarkupSpace(this.#piece[at] ?? 0)) at++
    if (at === to) return
    this.#isNoted = true
    this.#settle(this.#open.at(-1), this.#pieceStart + at, AS_IT_IS)
  }

  /** Notes what has begun as soon as it is known for what it is. */
  #note(): void {
    if (this.#isNoted) return
    if (this.#token.isElement) {
      this.#isNoted = true
      this.#addChild()
      this.#starts.push(this.#tokenStart)
      this.#verdicts.push(OPEN)
    } else if (this.#token.isData) {
      this.#isNoted = true
      this.#settle(this.#open.at(-1), this.#tokenStart, AS_IT_IS)
    }
  }

  #end(): void {
    const { kind, preserves } = this.#token
    const end = this.#at - 1
    const last = this.#dropped + this.#starts.length - 1
    if (kind === 'other') this.#addChild()
    else if (kind === 'empty') this.#settle(last, end, AS_IT_IS)
    else if (kind === 'end') {
      const hasChild = this.#hasChild.pop()
      this.#settle(this.#open.pop(), end, hasChild ? LAID_OUT : AS_IT_IS)
    } else if (kind === 'start') {
      if (preserves) this.#settle(last, end, AS_IT_IS)
      this.#open.push(last)
      this.#hasChild.push(false)
    }
  }

  #addChild(): void {
    if (this.#hasChild.length > 0) this.#hasChild[this.#hasChild.length - 1] = true
  }

  /** @param element which of all @param offset of the byte that decides */
  #settle(element: number | undefined, offset: number, verdict: number): void {
    const index = (element ?? -1) - this.#dropped
    const start = this.#starts[index]
    if (start === undefined || this.#verdicts[index] !== OPEN) return
    this.#verdicts[index] = offset - start < REACH_BYTES ? verdict : LAID_OUT
  }
}
