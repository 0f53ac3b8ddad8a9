import { MAX_ROW_BYTES } from '#shared/contract/limits.ts'
import type { TextPosition, TextRow } from '#shared/model/text-document.ts'
import type { RowSource } from '../../viewer/row-source.ts'

/** A text that the page holds, as rows for a viewer: its lines, and parts of those that are long. */
export class HeldText implements RowSource {
  readonly count: number
  readonly #text: string
  /** Where each row begins, and the number of its line. */
  readonly #starts: Uint32Array
  readonly #lines: Uint32Array

  constructor(text: string) {
    this.#text = text
    let count = 0
    for (const _ of rowsOf(text)) count++
    this.count = count
    this.#starts = new Uint32Array(count)
    this.#lines = new Uint32Array(count)
    let row = 0
    for (const { start, line } of rowsOf(text)) {
      this.#starts[row] = start
      this.#lines[row++] = line
    }
  }

  async load(from: number, count: number): Promise<readonly TextRow[]> {
    const length = Math.max(0, Math.min(count, this.count - from))
    return Array.from({ length }, (_, index) => this.#rowAt(from + index))
  }

  async read(start: TextPosition, end: TextPosition): Promise<string> {
    return this.#text.slice(this.#offsetOf(start), this.#offsetOf(end))
  }

  #rowAt(row: number): TextRow {
    const line = this.#lines[row] ?? 1
    const next = this.#starts[row + 1] ?? this.#text.length + 1
    const end = this.#lines[row + 1] === line ? next : next - 1
    const continued = row > 0 && this.#lines[row - 1] === line
    const text = this.#text.slice(this.#starts[row], end)
    return { text, line, depth: 0, ...(continued && { continued }) }
  }

  #offsetOf({ row, column }: TextPosition): number {
    return (this.#starts[row] ?? this.#text.length) + column
  }
}

function* rowsOf(text: string): Generator<{ start: number; line: number }> {
  let start = 0
  for (let line = 1; start <= text.length; line++) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    yield { start, line }
    while (end - start > MAX_ROW_BYTES) {
      start += MAX_ROW_BYTES
      // A sign of two units is not taken apart.
      if (/[\udc00-\udfff]/.test(text[start] ?? '')) start--
      yield { start, line }
    }
    start = end + 1
  }
}
