import { MAX_MATCHES } from '#shared/contract/limits.ts'
import type { TextMatch, TextPosition } from '#shared/model/text-document.ts'

/** Where the matches of a search stand, in the order of the text, in 12 bytes each. No row is 65,536 characters long. */
export class MatchList {
  count = 0
  #rows = new Uint32Array(1024)
  #columns = new Uint16Array(1024)
  #endRows = new Uint32Array(1024)
  #endColumns = new Uint16Array(1024)

  get isFull(): boolean {
    return this.count === MAX_MATCHES
  }

  add(start: TextPosition, end: TextPosition): void {
    if (this.count === this.#rows.length) this.#grow()
    this.#rows[this.count] = start.row
    this.#columns[this.count] = start.column
    this.#endRows[this.count] = end.row
    this.#endColumns[this.count++] = end.column
  }

  get(n: number): TextMatch | undefined {
    if (n >= this.count) return undefined
    return {
      n,
      start: { row: this.#rows[n] ?? 0, column: this.#columns[n] ?? 0 },
      end: { row: this.#endRows[n] ?? 0, column: this.#endColumns[n] ?? 0 }
    }
  }

  /** The first one that begins at or after a place. */
  after({ row, column }: TextPosition): TextMatch | undefined {
    return this.get(
      this.#first(n => {
        const start = this.#rows[n] ?? 0
        return start > row || (start === row && (this.#columns[n] ?? 0) >= column)
      })
    )
  }

  /** Those that touch some rows, as many as are wanted. */
  within(from: number, count: number, most: number): TextMatch[] {
    const found: TextMatch[] = []
    for (let n = this.#first(n => (this.#endRows[n] ?? 0) >= from); found.length < most; n++) {
      const match = this.get(n)
      if (!match || match.start.row >= from + count) break
      found.push(match)
    }
    return found
  }

  /** The first of which something is true that is true of all after it. */
  #first(isTrue: (n: number) => boolean): number {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (isTrue(middle)) high = middle
      else low = middle + 1
    }
    return low
  }

  #grow(): void {
    const larger = <T extends Uint32Array | Uint16Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    const capacity = this.count * 2
    this.#rows = larger(this.#rows, new Uint32Array(capacity))
    this.#columns = larger(this.#columns, new Uint16Array(capacity))
    this.#endRows = larger(this.#endRows, new Uint32Array(capacity))
    this.#endColumns = larger(this.#endColumns, new Uint16Array(capacity))
  }
}
