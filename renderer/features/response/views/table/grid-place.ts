/** A cell by its row and column, from 0. The row -1 is that of the names. */
export interface GridPlace {
  row: number
  column: number
}

export interface GridSize {
  rows: number
  columns: number
  /** Rows that are in sight at once. */
  page: number
}

interface PressedKey {
  key: string
  ctrlKey: boolean
  metaKey: boolean
}

/** Where a key leads to (WAI-ARIA, grid pattern), or undefined when it leads nowhere. */
export function nextPlace(
  { row, column }: GridPlace,
  { key, ctrlKey, metaKey }: PressedKey,
  { rows, columns, page }: GridSize
): GridPlace | undefined {
  const far = ctrlKey || metaKey
  const to = (row: number, column: number): GridPlace => ({
    row: Math.max(-1, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1))
  })
  switch (key) {
    case 'ArrowUp':
      return far ? to(0, column) : to(row - 1, column)
    case 'ArrowDown':
      return far ? to(rows - 1, column) : to(row + 1, column)
    case 'ArrowLeft':
      return far ? to(row, 0) : to(row, column - 1)
    case 'ArrowRight':
      return far ? to(row, columns - 1) : to(row, column + 1)
    case 'PageUp':
      return to(Math.max(0, row - page), column)
    case 'PageDown':
      return to(row + page, column)
    case 'Home':
      return far ? to(0, 0) : to(row, 0)
    case 'End':
      return far ? to(rows - 1, columns - 1) : to(row, columns - 1)
    default:
      return undefined
  }
}
