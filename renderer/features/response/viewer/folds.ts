/** Rows that are folded: `from` stays in sight, those after it up to `to` do not. */
export interface Fold {
  from: number
  to: number
}

/** Which rows are out of sight. A fold within another one is kept for when that is opened again. */
export class Folds {
  readonly #all: ReadonlyMap<number, number>
  /** The outermost, in order, with how many rows all before them hide. */
  readonly #outer: readonly (Fold & { before: number })[]
  /** How many rows are out of sight. */
  readonly hidden: number

  constructor(folds: Iterable<readonly [from: number, to: number]> = []) {
    this.#all = new Map(folds)
    const outer: (Fold & { before: number })[] = []
    let before = 0
    for (const [from, to] of [...this.#all].toSorted(([a], [b]) => a - b)) {
      if (from <= (outer.at(-1)?.to ?? -1)) continue
      outer.push({ from, to, before })
      before += to - from
    }
    this.#outer = outer
    this.hidden = before
  }

  /** The last row that is out of sight; -1 where none is. */
  get last(): number {
    return this.#outer.at(-1)?.to ?? -1
  }

  has(row: number): boolean {
    return this.#all.has(row)
  }

  with(folds: readonly Fold[]): Folds {
    return new Folds([...this.#all, ...folds.map(({ from, to }) => [from, to] as const)])
  }

  without(row: number): Folds {
    return new Folds([...this.#all].filter(([from]) => from !== row))
  }

  /** Opens whatever hides a row. */
  revealing(row: number): Folds {
    const hides = ([from, to]: readonly [number, number]) => from < row && row <= to
    return [...this.#all].some(hides) ? new Folds([...this.#all].filter(fold => !hides(fold))) : this
  }

  /** The row in sight after this one. */
  next(row: number): number {
    const fold = this.#around(row)
    return fold && row < fold.to ? fold.to + 1 : row + 1
  }

  /** The row in sight before this one: -1 before the first. */
  previous(row: number): number {
    return this.shown(row - 1)
  }

  /** The row itself when it is in sight, else the one that hides it. */
  shown(row: number): number {
    const fold = this.#around(row)
    return fold && row <= fold.to ? fold.from : row
  }

  /** How many rows are in sight before this one. */
  placeOf(row: number): number {
    const fold = this.#around(row)
    if (!fold) return row
    return row <= fold.to ? fold.from - fold.before : row - fold.before - (fold.to - fold.from)
  }

  /** The row with so many rows in sight before it. */
  rowAt(place: number): number {
    const fold = this.#last(({ from, before }) => from - before < place)
    return fold ? place + fold.before + fold.to - fold.from : place
  }

  /** The last fold that begins at or before a row. */
  #around(row: number) {
    return this.#last(({ from }) => from <= row)
  }

  #last(holds: (fold: Fold & { before: number }) => boolean) {
    let low = 0
    let high = this.#outer.length
    while (low < high) {
      const middle = (low + high) >> 1
      const fold = this.#outer[middle]
      if (fold && holds(fold)) low = middle + 1
      else high = middle
    }
    return this.#outer[low - 1]
  }
}
