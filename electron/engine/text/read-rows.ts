import { MAX_TEXT_READ } from '#shared/contract/limits.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { TextPosition, TextRow } from '#shared/model/text-document.ts'
import { NO_PAUSE } from '#shared/text/row-layout.ts'
import { RowPage } from '#shared/text/row-page.ts'
import type { RowIndex } from './row-index.ts'

/** Rows that are read in one go. */
const STRIDE = 1000

/** See `text.rows`. */
export function readRows(index: RowIndex, from: number, count: number): TextRow[] {
  const to = Math.min(from + count, index.rows)
  if (from >= to) return []
  const page = new RowPage()
  const run = index.from(from, page)
  const first = run.writer.row
  let line = run.writer.line
  run.advance({ ...NO_PAUSE, row: to })
  const rows: TextRow[] = []
  for (let row = first; row < to; row++) {
    const { depth, continued, opens, within } = page.traits(row - first)
    if (row > first && !continued) line++
    if (row < from) continue
    rows.push({
      text: textOf(page.rowBytes(row - first)),
      line,
      depth,
      ...(continued && { continued }),
      ...(opens && { opens }),
      ...(within && { within })
    })
  }
  return rows
}

/** See `text.read`. @throws ClientError BODY_LIMIT `text` */
export function readText(index: RowIndex, start?: TextPosition, end?: TextPosition): string {
  const first = start?.row ?? 0
  const last = Math.min(end?.row ?? Infinity, index.rows - 1)
  const parts: string[] = []
  let size = 0
  for (let from = first; from <= last; from += STRIDE) {
    const rows = readRows(index, from, Math.min(STRIDE, last + 1 - from))
    for (const [offset, { text, continued }] of rows.entries()) {
      const row = from + offset
      const cut = text.slice(row === first ? start?.column : 0, row === end?.row ? end.column : undefined)
      const part = row > first && !continued ? `\n${cut}` : cut
      size += part.length
      if (size > MAX_TEXT_READ) throw tooLong(index.size)
      parts.push(part)
    }
  }
  return parts.join('')
}

/** @param size in bytes @throws ClientError BODY_LIMIT `text`, where a text is longer than is handed out */
export function tooLong(size: number): ClientError {
  return new ClientError('BODY_LIMIT', {
    reason: 'text',
    facts: {
      size: `${size.toLocaleString('en')} bytes`,
      limit: `${MAX_TEXT_READ.toLocaleString('en')} bytes`
    }
  })
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}
