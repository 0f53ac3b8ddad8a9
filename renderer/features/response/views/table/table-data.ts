import { compareKeys, sortKeyOf } from './compare-cells.ts'
import { looksLikeHeader } from './looks-like-header.ts'
import { printCells } from './print-cells.ts'
import { MOST_COLUMNS, type RecordSource } from './record-source.ts'

type Fields = readonly (string | undefined)[]

/** What a table is like, without what is in it. */
export interface TableShape {
  rows: number
  columns: readonly TableColumn[]
  /** Whether the first record names the columns; undefined where that is not the question. */
  headed: boolean | undefined
  /** Rows that have more or fewer fields than there are columns. */
  ragged: number
  sort: TableSort | undefined
  /** The last field begins with a quote that is not closed: all that follows is in it. */
  unclosed: boolean
  /** No more rows are held: those of the rest are left out. */
  full: boolean
}

export interface TableColumn {
  name: string
  /** Characters of its longest cells, name among them, as far as was looked. */
  width: number
  /** Its cells are numbers, as far as was looked. */
  numeric: boolean
}

export interface TableSort {
  column: number
  descending: boolean
}

export interface TableRow {
  /** Its place in the body, from 1, the one with the names not counted. */
  number: number
  cells: Fields
  /** How many fields it has, where that is another number than of most. */
  ragged: number | undefined
}

/** Rows and columns, both from the first to the last. */
export interface TableRange {
  rows: readonly [number, number]
  columns: readonly [number, number]
}

/** So many rows are looked at for the width and the kind of a column. */
const SAMPLE = 200
/** More are not held. */
export const MOST_ROWS = 1_000_000

/** The records of a body as far as it was read. It lives in a worker: the page asks for what is in sight. */
export class TableData {
  readonly #source: RecordSource
  readonly #records: Fields[] = []
  #headed: boolean | undefined
  #sort: TableSort | undefined
  /** Indexes of records in the order in which they are shown. */
  #order: Uint32Array | undefined
  #columns: TableColumn[] = []
  #ragged = 0

  constructor(source: RecordSource) {
    this.#source = source
  }

  get #full(): boolean {
    return this.#records.length >= MOST_ROWS || this.#source.full === true
  }

  /** @param pause where it is false more follows at once: until then what comes is not put into order */
  feed(text: string, { last, pause = true }: { last: boolean; pause?: boolean }): void {
    const before = this.#records.length
    for (const record of this.#source.feed(text, last))
      if (this.#records.length < MOST_ROWS) this.#records.push(record)
    if (this.#source.names === undefined) this.#headed ??= looksLikeHeader(this.#records)
    this.#measure()
    if (!this.#order || pause) this.#reorder()
    else this.#order = appended(this.#order, before, this.#records.length)
  }

  /** Whether the first record names the columns. */
  head(headed: boolean): void {
    if (this.#headed !== undefined) this.#headed = headed
    this.#measure()
    this.#reorder()
  }

  sort(by: TableSort | undefined): void {
    this.#sort = by
    this.#reorder()
  }

  get shape(): TableShape {
    return {
      rows: this.#records.length - this.#first,
      columns: this.#columns,
      headed: this.#headed,
      ragged: this.#ragged,
      sort: this.#sort,
      unclosed: this.#source.unclosed ?? false,
      full: this.#full
    }
  }

  rows(from: number, count: number): TableRow[] {
    const rows: TableRow[] = []
    for (let at = from; at < Math.min(from + count, this.#records.length - this.#first); at++) {
      const index = this.#order?.[at] ?? at + this.#first
      const cells = this.#records[index] ?? []
      const ragged = this.#isRagged(cells) ? cells.length : undefined
      rows.push({ number: index - this.#first + 1, cells: cells.slice(0, MOST_COLUMNS), ragged })
    }
    return rows
  }

  /** Cells as spreadsheets take them from the clipboard. */
  copy({ rows: [first, last], columns }: TableRange): string {
    return printCells(
      this.rows(first, last - first + 1).map(({ cells }) => cells.slice(columns[0], columns[1] + 1))
    )
  }

  /** The index of the first record that is a row. */
  get #first(): number {
    return this.#headed ? 1 : 0
  }

  #isRagged(cells: Fields): boolean {
    return this.#headed !== undefined && cells.length !== (this.#records[0]?.length ?? 0)
  }

  #measure(): void {
    const { names } = this.#source
    const [first = []] = this.#records
    this.#ragged = 0
    let count = names?.length ?? first.length
    for (const record of this.#records) {
      if (record.length > count) count = record.length
      if (this.#isRagged(record)) this.#ragged++
    }
    const sample = this.#records.slice(this.#first, this.#first + SAMPLE)
    this.#columns = Array.from({ length: Math.min(count, MOST_COLUMNS) }, (_, column) => {
      const given = names?.[column] ?? (this.#headed ? first[column] : undefined)
      const name = given?.trim() || `Column ${column + 1}`
      const cells = sample.map(record => record[column] ?? '')
      const filled = cells.map(sortKeyOf).filter(({ text }) => text !== '')
      return {
        name,
        width: cells.reduce((width, cell) => Math.max(width, cell.length), name.length),
        numeric: filled.length > 0 && filled.every(({ number }) => number !== undefined)
      }
    })
  }

  #reorder(): void {
    this.#order = undefined
    if (!this.#sort) return
    const { column, descending } = this.#sort
    const keys = this.#records.map(record => sortKeyOf(record[column]))
    const empty = sortKeyOf('')
    const order = Uint32Array.from(
      { length: this.#records.length - this.#first },
      (_, at) => at + this.#first
    )
    this.#order = order.sort((a, b) => compareKeys(keys[a] ?? empty, keys[b] ?? empty, descending) || a - b)
  }
}

/** The order of records, and behind them others as they came. */
function appended(order: Uint32Array, from: number, to: number): Uint32Array {
  const longer = new Uint32Array(order.length + to - from)
  longer.set(order)
  for (let index = from; index < to; index++) longer[order.length + index - from] = index
  return longer
}
