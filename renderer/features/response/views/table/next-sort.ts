import type { TableSort } from './table-data.ts'

/** What one more press on a column does: up, down, then as it came. */
export function nextSort(sort: TableSort | undefined, column: number): TableSort | undefined {
  if (sort?.column !== column) return { column, descending: false }
  return sort.descending ? undefined : { column, descending: true }
}
