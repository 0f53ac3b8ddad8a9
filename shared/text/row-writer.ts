import { MAX_ROW_BYTES } from '../contract/limits.ts'
import type { RowPage } from './row-page.ts'

const INDENT_BYTES = 2
/** Beyond this nesting the indentation grows no further: a hostile depth must not multiply the size. */
const DEEPEST_INDENT = 40
/** A character of UTF-8 has at most so many bytes after its first. */
const MAX_TAIL = 3

/** What a layout writes its rows to: they are counted, and kept where there is a page. */
export class RowWriter {
  /** The row that is written now, from 0. */
  row = 0
  /** The line it belongs to, from 1. */
  line = 1
  /** Bytes in it so far. */
  rowBytes = 0
  /** Bytes of all rows before it, with a line end for each line. */
  size = 0
  #depth = 0
  #continued = false
  #indented = false
  #within = 0
  readonly #page: RowPage | undefined

  constructor(page?: RowPage) {
    this.#page = page
    this.#begin(0, false, 0)
  }

  /** Puts bytes of a piece into the row. */
  put(piece: Uint8Array, from: number, to: number): void {
    this.rowBytes += to - from
    this.#page?.append(piece, from, to)
  }

  space(): void {
    this.rowBytes++
    this.#page?.indent(1)
  }

  /** Ends the line. @param depth levels that are open where the next one begins @param opens see `TextRow` */
  newLine(depth: number, opens: boolean): void {
    this.#endLine(opens)
    this.#begin(depth, false, 0)
  }

  /** Ends the line where the text itself does: the next one is not indented. @param within index in `WITHIN` */
  ownLine(depth: number, within: number): void {
    this.#endLine(false)
    this.#begin(depth, false, within, false)
  }

  /** So many bytes more may be put into the row before it is looked at again whether it is split. */
  room(): number {
    return this.rowBytes < MAX_ROW_BYTES ? MAX_ROW_BYTES - this.rowBytes : 1
  }

  /**
   * Whether the row is to be split before a byte: it is long enough, and no character would be torn apart. Bytes that
   * belong to no character are no reason to make it longer.
   */
  isFull(next: number): boolean {
    if (this.rowBytes < MAX_ROW_BYTES) return false
    return (next & 0xc0) !== 0x80 || this.rowBytes >= MAX_ROW_BYTES + MAX_TAIL
  }

  /** Goes on with the line in another row. @param within index in `WITHIN` */
  split(depth: number, within: number): void {
    this.size += this.rowBytes
    this.row++
    this.#begin(depth, true, within)
  }

  /** Where the row begins, as numbers. */
  save(): number[] {
    const traits = (this.#continued ? 1 : 0) + (this.#indented ? 2 : 0)
    return [this.row, this.line, this.size, this.#depth, traits, this.#within]
  }

  /** Begins the row again that began where `save` was called. */
  restore([row = 0, line = 1, size = 0, depth = 0, traits = 0, within = 0]: number[]): void {
    this.row = row
    this.line = line
    this.size = size
    this.#page?.clear()
    this.#begin(depth, traits % 2 === 1, within, traits >= 2)
  }

  #endLine(opens: boolean): void {
    this.#page?.endLine()
    if (opens) this.#page?.markOpen()
    this.size += this.rowBytes + 1
    this.row++
    this.line++
  }

  #begin(depth: number, continued: boolean, within: number, indented = !continued): void {
    this.#depth = depth
    this.#continued = continued
    this.#indented = indented
    this.#within = within
    this.#page?.beginRow(depth, continued, within)
    this.rowBytes = indented ? Math.min(depth, DEEPEST_INDENT) * INDENT_BYTES : 0
    if (this.rowBytes > 0) this.#page?.indent(this.rowBytes)
  }
}

/** How many numbers `save` returns. */
export const WRITER_NUMBERS = 6
