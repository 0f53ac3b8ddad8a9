import type { TableColumn } from './table-data.ts'

/** Pixels beside the text of a cell: its padding, and room for the mark of an order. */
const BESIDE = 30
const LEAST = 56
const MOST = 360
/** What one may make of a column by hand. */
const LEAST_BY_HAND = 32
const MOST_BY_HAND = 2000

/** The widths of columns in pixels: as wide as what is in them, as far as that is bearable, or as they were made. */
export function columnWidths(
  columns: readonly TableColumn[],
  byHand: ReadonlyMap<number, number>,
  characterWidth: number
): number[] {
  return columns.map(
    ({ width }, column) =>
      byHand.get(column) ?? Math.round(Math.max(LEAST, Math.min(MOST, width * characterWidth + BESIDE)))
  )
}

/** The width that fits all that is known of a column. */
export function fittingWidth({ width }: TableColumn, characterWidth: number): number {
  return boundWidth(width * characterWidth + BESIDE)
}

export function boundWidth(width: number): number {
  return Math.round(Math.max(LEAST_BY_HAND, Math.min(MOST_BY_HAND, width)))
}
