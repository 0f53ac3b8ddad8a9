/** What is at the upper edge: a row, and how many pixels of it are above. */
export interface Place {
  row: number
  px: number
}

/** Rows that stand below each other, as far as scrolling is concerned. */
export interface StandingRows {
  readonly count: number
  /** The row in sight after this one; beyond the last it is `count` or more. */
  next(row: number): number
  /** The row in sight before this one; before the first it is negative. */
  previous(row: number): number
  /** In pixels. */
  heightOf(row: number): number
}

export const TOP: Place = { row: 0, px: 0 }

/** The place that is so many pixels further down, or up where they are negative. It is not beyond the first row. */
export function moveBy({ row, px }: Place, delta: number, rows: StandingRows): Place {
  let at = row
  let rest = px + delta
  while (rest < 0) {
    const before = rows.previous(at)
    if (before < 0) return { row: at, px: 0 }
    at = before
    rest += rows.heightOf(at)
  }
  for (let height = rows.heightOf(at); rest >= height; height = rows.heightOf(at)) {
    const after = rows.next(at)
    if (after >= rows.count) break
    rest -= height
    at = after
  }
  return { row: at, px: rest }
}

/** The place not further down than where the last row stands at the lower edge. */
export function withinEnd(place: Place, viewHeight: number, rows: StandingRows): Place {
  if (rows.count === 0) return TOP
  let below = -place.px
  for (let row = place.row; row < rows.count; row = rows.next(row)) {
    below += rows.heightOf(row)
    if (below >= viewHeight) return place
  }
  return moveBy(place, below - viewHeight, rows)
}
