import type { GridPlace } from './grid-place.ts'
import type { TableRange } from './table-data.ts'

/** The cells between two, of which the second is the one that the keys move. */
export interface GridSelection {
  anchor: GridPlace
  active: GridPlace
}

export function rangeOf({ anchor, active }: GridSelection): TableRange {
  return {
    rows: [Math.max(0, Math.min(anchor.row, active.row)), Math.max(0, anchor.row, active.row)],
    columns: [Math.min(anchor.column, active.column), Math.max(anchor.column, active.column)]
  }
}

export function holdsRow({ rows }: TableRange, row: number): boolean {
  return row >= rows[0] && row <= rows[1]
}

/** What is copied, in words: `cell`, `row`, `12 cells`. */
export function nameOfRange({ rows, columns }: TableRange, columnCount: number): string {
  const height = rows[1] - rows[0] + 1
  const width = columns[1] - columns[0] + 1
  if (height === 1 && width === 1) return 'cell'
  if (width === columnCount) return height === 1 ? 'row' : `${height} rows`
  return `${height * width} cells`
}
