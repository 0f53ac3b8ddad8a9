import type { DraftVariable } from '#shared/model/draft/draft-row.ts'

/**
 * Of variables of one name that are in use the last one counts.
 * @returns the row of each that another hides → the row of that one, counted from 0
 */
export function findHidden(variables: readonly DraftVariable[]): Map<number, number> {
  const last = new Map<string, number>()
  for (const [row, { name, enabled }] of variables.entries()) if (enabled && name !== '') last.set(name, row)
  const hidden = new Map<number, number>()
  for (const [row, { name, enabled }] of variables.entries()) {
    const counts = last.get(name)
    if (enabled && counts !== undefined && counts !== row) hidden.set(row, counts)
  }
  return hidden
}
