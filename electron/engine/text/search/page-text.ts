import { isAscii, isUtf8 } from 'node:buffer'
import type { RowPage } from '#shared/text/row-page.ts'

/** The first rows of a page as one string, and where each begins in it. */
export class PageText {
  readonly text: string
  readonly rows: number
  readonly #page: RowPage
  /** Made when it is first needed, which is seldom: most pages have no match. Undefined where each byte is a character. */
  #starts: Uint32Array | undefined
  readonly #bytes: Buffer | undefined

  constructor(page: RowPage, rows: number) {
    this.rows = rows
    const bytes = Buffer.from(page.bytes.buffer, page.bytes.byteOffset, page.startOf(rows))
    this.#page = page
    this.#bytes = isAscii(bytes) ? undefined : bytes
    this.text = this.#bytes ? bytes.toString() : bytes.toString('latin1')
  }

  /** Where a row begins in the text. */
  startOf(row: number): number {
    if (row === 0 || row >= this.rows) return row === 0 ? 0 : this.text.length
    if (!this.#bytes) return this.#page.startOf(row)
    this.#starts ??= charStarts(this.#page, this.rows, this.#bytes)
    return this.#starts[row] ?? this.text.length
  }

  /** The row that a character belongs to, looked for from another one on. */
  rowOf(at: number, from: number): number {
    let row = from
    while (row + 1 < this.rows && this.startOf(row + 1) <= at) row++
    return row
  }
}

function charStarts(page: RowPage, rows: number, bytes: Buffer): Uint32Array {
  const starts = new Uint32Array(rows + 1)
  const isValid = isUtf8(bytes)
  for (let row = 0; row < rows; row++) {
    const from = page.startOf(row)
    const to = page.startOf(row + 1)
    const length = isValid ? countChars(bytes, from, to) : bytes.toString('utf8', from, to).length
    starts[row + 1] = (starts[row] ?? 0) + length
  }
  return starts
}

/** UTF-16 code units of valid UTF-8: one for each character, two for those of four bytes. */
function countChars(bytes: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if ((byte & 0xc0) !== 0x80) count += byte >= 0xf0 ? 2 : 1
  }
  return count
}
