import type { LinePattern } from '#shared/text/compile-query.ts'
import type { LayoutKind } from '#shared/text/create-layout.ts'
import { findInLines } from '#shared/text/find-in-lines.ts'
import { NO_PAUSE } from '#shared/text/row-layout.ts'
import { RowPage } from '#shared/text/row-page.ts'
import { LayoutRun } from '../layout-run.ts'
import type { SourceReader } from '../text-source.ts'
import { MatchList } from './match-list.ts'
import { PageText } from './page-text.ts'

/** Bytes of a body whose rows are searched at a time. */
const BLOCK_BYTES = 1024 * 1024
/** In a line that goes on in the next block, what begins so near to the end of this one is looked for there. */
const OVERLAP_BYTES = 64 * 1024
/** Rows that are kept before the place where the next block is searched from: patterns look back. */
const ROWS_BEFORE = 2

/** Searches all rows of a text from the first to the last. */
export class SearchRun {
  readonly matches = new MatchList()
  isDone = false
  readonly #pattern: LinePattern
  readonly #page = new RowPage()
  readonly #run: LayoutRun
  /** The row that is the first of the page. */
  #firstRow = 0
  /** Where matches may begin from. The row is one of the page. */
  #resume = { row: 0, column: 0 }

  constructor(source: SourceReader, kind: LayoutKind, pattern: LinePattern) {
    this.#run = new LayoutRun(source, kind, this.#page)
    this.#pattern = pattern
  }

  get scannedBytes(): number {
    return this.#run.offset
  }

  /** Searches the next block. */
  step(): void {
    const pause = { ...NO_PAUSE, offset: this.#run.offset + BLOCK_BYTES }
    let outcome = this.#run.step(pause)
    while (outcome === 'more') outcome = this.#run.step(pause)
    const page = this.#page
    const isLast = outcome === 'ended'
    const rows = isLast ? page.count : page.count - 1
    const goesOn = !isLast && page.traits(rows).continued
    const trusted = goesOn ? this.#firstUntrusted(rows) : rows
    this.#search(new PageText(page, rows), trusted)
    this.isDone = isLast || this.matches.isFull
    this.#drop(goesOn ? Math.max(trusted - ROWS_BEFORE, 0) : rows)
  }

  /** @param trusted from this row of the page on, a match may begin whose end is not there yet */
  #search(text: PageText, trusted: number): void {
    const limit = text.startOf(trusted)
    const { matches } = this
    let { row, column } = this.#resume
    let endRow = row
    findInLines(text.text, this.#pattern, text.startOf(row) + column, (start, end) => {
      if (start >= limit && trusted < text.rows) return false
      row = text.rowOf(start, row)
      endRow = text.rowOf(end - 1, row)
      column = end - text.startOf(endRow)
      matches.add(
        { row: this.#firstRow + row, column: start - text.startOf(row) },
        { row: this.#firstRow + endRow, column }
      )
      return !matches.isFull
    })
    this.#resume = endRow >= trusted ? { row: endRow, column } : { row: trusted, column: 0 }
  }

  #firstUntrusted(rows: number): number {
    const end = this.#page.startOf(rows)
    let row = rows
    while (row > 0 && this.#page.startOf(row - 1) >= end - OVERLAP_BYTES) row--
    return row
  }

  #drop(count: number): void {
    this.#page.drop(count)
    this.#firstRow += count
    this.#resume.row = Math.max(this.#resume.row - count, 0)
  }
}
