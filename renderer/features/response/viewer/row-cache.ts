import type { TextRow } from '#shared/model/text-document.ts'
import type { RowSource } from './row-source.ts'

const PAGE_ROWS = 128
/** Signs of text that are kept; of long rows these are few pages, of short ones many. */
const MOST_SIGNS = 4_000_000
/** What is in sight and what is next to it is never dropped. */
const FEWEST_PAGES = 8
const MOST_IN_FLIGHT = 3

interface Page {
  rows: readonly TextRow[]
  /** How many rows there were in all when it was asked for. */
  of: number
  signs: number
}

/**
 * The rows of a source near to what is in sight. Pages come as they are wanted, what is wanted latest first; those that
 * were not looked at for longest go.
 */
export class RowCache {
  readonly #source: RowSource
  readonly #onRows: () => void
  readonly #onFailure: (error: unknown) => void
  readonly #pages = new Map<number, Page>()
  readonly #inFlight = new Map<number, AbortController>()
  #wanted: readonly number[] = []
  #signs = 0
  #ended = false

  /** @param onRows rows have come */
  constructor(source: RowSource, onRows: () => void, onFailure: (error: unknown) => void) {
    this.#source = source
    this.#onRows = onRows
    this.#onFailure = onFailure
  }

  get(row: number): TextRow | undefined {
    return this.#pages.get(Math.floor(row / PAGE_ROWS))?.rows[row % PAGE_ROWS]
  }

  /** Asks for the rows in sight, then for those around them. What was wanted before and is not now is forgotten. */
  want(first: number, last: number): void {
    const from = Math.floor(Math.max(0, first) / PAGE_ROWS)
    const to = Math.floor(Math.min(last, this.#source.count - 1) / PAGE_ROWS)
    const inSight = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
    const end = Math.ceil(this.#source.count / PAGE_ROWS)
    const around = [to + 1, from - 1, to + 2, from - 2].filter(page => page >= 0 && page < end)
    this.#wanted = [...inSight, ...around]
    for (const page of inSight.toReversed()) this.#touch(page)
    for (const [page, abort] of this.#inFlight)
      if (!this.#wanted.includes(page)) {
        this.#inFlight.delete(page)
        abort.abort()
      }
    this.#pull()
  }

  /** @returns the row, once it has come with its page and is kept; undefined when there is none */
  async fetch(row: number): Promise<TextRow | undefined> {
    const known = this.get(row)
    if (known) return known
    const page = Math.floor(row / PAGE_ROWS)
    const { count } = this.#source
    const rows = await this.#source.load(page * PAGE_ROWS, PAGE_ROWS, new AbortController().signal)
    if (!this.#ended) this.#keep(page, rows, count)
    return rows[row % PAGE_ROWS]
  }

  end(): void {
    this.#ended = true
    for (const abort of this.#inFlight.values()) abort.abort()
  }

  #touch(page: number): void {
    const known = this.#pages.get(page)
    if (!known) return
    this.#pages.delete(page)
    this.#pages.set(page, known)
  }

  #pull(): void {
    for (const page of this.#wanted) {
      if (this.#ended || this.#inFlight.size >= MOST_IN_FLIGHT) return
      if (!this.#inFlight.has(page) && this.#isMissing(page)) void this.#load(page)
    }
  }

  /** A page that was had while rows were still being found may have got more since; it is asked for once for each count. */
  #isMissing(page: number): boolean {
    const { count } = this.#source
    const known = this.#pages.get(page)
    if (!known) return page * PAGE_ROWS < count
    const { length } = known.rows
    return length < PAGE_ROWS && page * PAGE_ROWS + length < count && known.of !== count
  }

  async #load(page: number): Promise<void> {
    const abort = new AbortController()
    this.#inFlight.set(page, abort)
    try {
      const { count } = this.#source
      const rows = await this.#source.load(page * PAGE_ROWS, PAGE_ROWS, abort.signal)
      if (abort.signal.aborted) return
      this.#keep(page, rows, count)
      this.#onRows()
    } catch (error) {
      if (!abort.signal.aborted && !this.#ended) this.#onFailure(error)
      return
    } finally {
      if (this.#inFlight.get(page) === abort) this.#inFlight.delete(page)
    }
    this.#pull()
  }

  #keep(page: number, rows: readonly TextRow[], of: number): void {
    const signs = rows.reduce((sum, { text }) => sum + text.length, 0)
    this.#signs += signs - (this.#pages.get(page)?.signs ?? 0)
    this.#pages.delete(page)
    this.#pages.set(page, { rows, of, signs })
    for (const [oldest, { signs }] of this.#pages) {
      if (this.#signs <= MOST_SIGNS || this.#pages.size <= FEWEST_PAGES) return
      this.#pages.delete(oldest)
      this.#signs -= signs
    }
  }
}
