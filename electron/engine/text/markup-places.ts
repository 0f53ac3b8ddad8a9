import { MAX_TEXT_READ } from '#shared/contract/limits.ts'
import { MarkupLayout } from '#shared/text/markup-layout.ts'
import type { Ordinal } from '#shared/text/markup-levels.ts'
import { hashOf } from '#shared/text/markup-names.ts'
import { NO_PAUSE, type ValueSpan } from '#shared/text/row-layout.ts'
import type { LayoutRun } from './layout-run.ts'
import type { RowIndex } from './row-index.ts'
import { skipSpace } from './skip-space.ts'
import type { SourceReader } from './text-source.ts'

/** Of a name in a path. */
const MAX_NAME_BYTES = 1024
/** Of a path. Deeper ones are not told. */
const MAX_PATH_LEVELS = 10_000
const START_TAG = /^<([^\s<>/!?][^\s<>/]*)/
const GREATER = 0x3e

/** Where something of XML or HTML begins, at the beginning of a row. */
interface MarkupPlace {
  run: LayoutRun
  layout: MarkupLayout
}

/**
 * See `text.path`: an XPath of the element that begins or ends in a row, or of the one that it lies in, as
 * `/orders/order[3]/*[20]`. Names are those of the text.
 */
export function xpathAt(index: RowIndex, row: number): string | undefined {
  const place = markupAt(index, row)
  if (!place || place.layout.openCount > MAX_PATH_LEVELS) return undefined
  const { run, layout } = place
  const steps = layout.elements().map(({ start, ordinal }) => stepOf(index.source, start, ordinal))
  const name = layout.next === 'token' ? nameAt(index.source, skipSpace(index.source, run.offset)) : undefined
  if (name !== undefined) steps.push(stepText(name, layout.ordinalOf(hashOf(name, layout.dialect))))
  return steps.length > 0 ? steps.join('') : undefined
}

/** Where the element is in the bytes of the text that begins or ends in a row. */
export function elementAt(index: RowIndex, row: number): ValueSpan | undefined {
  const place = markupAt(index, row)
  if (!place) return undefined
  const { run, layout } = place
  const start = skipSpace(index.source, run.offset)
  const closed = layout.next === 'closer' ? layout.elements().at(-1) : undefined
  if (closed) return { start: closed.start, end: endOfTag(index.source, start) }
  if (layout.next !== 'token' || nameAt(index.source, start) === undefined) return undefined
  const { depth } = layout
  while (layout.depth <= depth) {
    const outcome = run.advance({ ...NO_PAUSE, row: run.writer.row + 1 })
    if (layout.ended.start === start && layout.ended.end > start) return layout.ended
    if (outcome === 'ended') return { start, end: index.source.size }
    // It is too long to be handed out, wherever it ends.
    if (run.offset - start > MAX_TEXT_READ) return { start, end: run.offset }
  }
  const closing = index.afterClosing(run.writer.row - 1, layout.depth - 1)
  return { start, end: closing ? endOfTag(index.source, closing.offset) : index.source.size }
}

function markupAt(index: RowIndex, row: number): MarkupPlace | undefined {
  if (row >= index.rows) return undefined
  const run = index.at(row)
  const layout = run.layout
  return layout instanceof MarkupLayout && layout.next !== 'lines' ? { run, layout } : undefined
}

function stepOf(source: SourceReader, start: number, ordinal: Ordinal): string {
  return stepText(nameAt(source, start) ?? '*', ordinal)
}

function stepText(name: string, { index, ofAll }: Ordinal): string {
  return `/${ofAll ? '*' : name}[${index}]`
}

/** The name of the start tag that stands at an offset. */
function nameAt(source: SourceReader, offset: number): string | undefined {
  const bytes = Buffer.from(source.slice(offset, offset + MAX_NAME_BYTES))
  return START_TAG.exec(bytes.toString('utf8'))?.[1]
}

function endOfTag(source: SourceReader, start: number): number {
  for (let at = start; ; ) {
    const piece = source.read(at)
    const found = piece.indexOf(GREATER)
    if (found >= 0) return at + found + 1
    if (piece.length === 0) return at
    at += piece.length
  }
}
