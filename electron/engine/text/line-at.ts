import { MAX_TEXT_READ } from '#shared/contract/limits.ts'
import { readRows, tooLong } from './read-rows.ts'
import type { RowIndex } from './row-index.ts'

/** Rows that are read in one go. */
const STRIDE = 500

/** The whole line that a row is a part of. @throws ClientError BODY_LIMIT `text` when it is too long */
export function lineAt(index: RowIndex, row: number): string {
  const [found] = readRows(index, row, 1)
  if (!found) return ''
  const first = index.rowOfLine(found.line) ?? row
  const parts: string[] = []
  let size = 0
  for (let from = first; ; from += STRIDE) {
    const rows = readRows(index, from, STRIDE)
    const next = rows.findIndex(({ line }) => line > found.line)
    const own = next < 0 ? rows : rows.slice(0, next)
    for (const { text } of own) {
      size += text.length
      parts.push(text)
    }
    if (size > MAX_TEXT_READ) throw tooLong(size)
    if (own.length < STRIDE) return parts.join('')
  }
}
