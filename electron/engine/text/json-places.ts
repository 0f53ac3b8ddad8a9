import { MAX_TEXT_READ } from '#shared/contract/limits.ts'
import { JsonLayout } from '#shared/text/json-layout.ts'
import type { JsonLevel } from '#shared/text/json-levels.ts'
import { normalizedPath } from '#shared/text/normalized-path.ts'
import { NO_PAUSE, type ValueSpan } from '#shared/text/row-layout.ts'
import type { LayoutRun } from './layout-run.ts'
import { tooLong } from './read-rows.ts'
import type { RowIndex } from './row-index.ts'
import type { SourceReader } from './text-source.ts'

/** Of a name in a path. One that is longer is cut: nobody could read the path. */
const MAX_NAME_BYTES = 64 * 1024
/** Of a path. Deeper ones are not told. */
const MAX_PATH_LEVELS = 10_000

/** Where something of JSON begins, at the beginning of a row. */
interface JsonPlace {
  run: LayoutRun
  layout: JsonLayout
}

/** See `text.fold`. */
export function foldJson(index: RowIndex, row: number): number | undefined {
  const place = jsonAt(index, row)
  if (!place) return undefined
  const { run, layout } = place
  const depth = layout.depth
  passLine(run)
  // What opened in the line is the innermost that is open now; anything else was open before.
  if (layout.depth <= depth || run.writer.row >= index.rows) return undefined
  return index.afterClosing(run.writer.row - 1, layout.depth - 1)?.writer.row
}

/** See `text.path`. */
export function jsonPathAt(index: RowIndex, row: number): string | undefined {
  const place = jsonAt(index, row)
  if (!place || place.layout.depth > MAX_PATH_LEVELS) return undefined
  const { run, layout } = place
  const levels = layout.levels
  const last = levels.at(-1)
  // The name of this row has not been read yet.
  if (last && layout.next === 'name') last.mark = skipSpace(index.source, run.offset)
  return normalizedPath(levels.map(level => stepOf(level, index.source)))
}

/** Where the value of a row is in the bytes of the text. */
export function jsonValueAt(index: RowIndex, row: number): ValueSpan | undefined {
  const place = jsonAt(index, row)
  if (!place) return undefined
  const { run, layout } = place
  if (layout.next === 'closer') return { start: layout.closedStart, end: run.offset + 1 }
  const depth = layout.depth
  const outcome = passLine(run)
  if (layout.depth <= depth) {
    const { start, end } = layout.value
    return end > start ? { start, end } : undefined
  }
  const { start } = layout.value
  if (outcome === 'ended') return { start, end: index.source.size }
  const closing = index.afterClosing(run.writer.row - 1, layout.depth - 1)
  return { start, end: closing ? closing.offset + 1 : index.source.size }
}

/** @throws ClientError BODY_LIMIT `text` when it is too long */
export function readSpan(source: SourceReader, { start, end }: ValueSpan): string {
  if (end - start > MAX_TEXT_READ) throw tooLong(end - start)
  return Buffer.from(source.slice(start, end)).toString('utf8')
}

function jsonAt(index: RowIndex, row: number): JsonPlace | undefined {
  if (row >= index.rows) return undefined
  const run = index.at(row)
  const layout = run.layout
  return layout instanceof JsonLayout && layout.next !== 'lines' ? { run, layout } : undefined
}

/** Goes to the beginning of the next line. */
function passLine(run: LayoutRun): 'paused' | 'ended' {
  const { line } = run.writer
  while (run.writer.line === line)
    if (run.advance({ ...NO_PAUSE, row: run.writer.row + 1 }) === 'ended') return 'ended'
  return 'paused'
}

function stepOf(level: JsonLevel, source: SourceReader): string | number {
  return level.kind === 'array' ? level.mark : nameAt(source, level.mark)
}

/** The name of a member, from its quote on. */
function nameAt(source: SourceReader, start: number): string {
  const bytes = Buffer.from(source.slice(start, start + MAX_NAME_BYTES))
  let end = 1
  while (end < bytes.length && bytes[end] !== 0x22) end += bytes[end] === 0x5c ? 2 : 1
  const literal = bytes.toString('utf8', 0, end)
  try {
    return String(JSON.parse(`${literal}"`))
  } catch {
    return literal.slice(1)
  }
}

function skipSpace(source: SourceReader, start: number): number {
  for (let at = start; ; ) {
    const piece = source.read(at)
    const found = piece.findIndex(byte => byte > 0x20)
    if (found >= 0 || piece.length === 0) return at + Math.max(found, 0)
    at += piece.length
  }
}
