import { JsonLayout } from '#shared/text/json-layout.ts'
import type { JsonLevel } from '#shared/text/json-levels.ts'
import { normalizedPath } from '#shared/text/normalized-path.ts'
import type { ValueSpan } from '#shared/text/row-layout.ts'
import { passLine } from './fold-at.ts'
import type { LayoutRun } from './layout-run.ts'
import type { RowIndex } from './row-index.ts'
import { skipSpace } from './skip-space.ts'
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

function jsonAt(index: RowIndex, row: number): JsonPlace | undefined {
  if (row >= index.rows) return undefined
  const run = index.at(row)
  const layout = run.layout
  return layout instanceof JsonLayout && layout.next !== 'lines' ? { run, layout } : undefined
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
