import { readRows, readText } from './read-rows.ts'
import type { RowIndex } from './row-index.ts'

/** The whole line that a row is a part of. @throws ClientError BODY_LIMIT `text` when it is too long */
export function lineAt(index: RowIndex, row: number): string {
  const [found] = readRows(index, row, 1)
  if (!found) return ''
  const first = index.rowOfLine(found.line) ?? row
  const last = (index.rowOfLine(found.line + 1) ?? index.rows) - 1
  return readText(index, { row: first, column: 0 }, { row: last, column: Infinity })
}
