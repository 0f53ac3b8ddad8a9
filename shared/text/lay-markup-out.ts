import type { MarkupDialect } from '../format/markup-nodes.ts'
import { prettyMarkup } from '../format/markup-pretty.ts'
import type { PartlyLaidOut } from '../format/partly-laid-out.ts'
import { MarkupLayout } from './markup-layout.ts'
import { NO_PAUSE } from './row-layout.ts'
import { RowPage } from './row-page.ts'
import { RowWriter } from './row-writer.ts'

/** More than this, in bytes, is not made of a text. */
const MOST = 32 * 1024 * 1024
/** After so many rows it is looked at how much has been made. */
const STRIDE = 10_000

/** Lays out as much of a small text as is XML or HTML, as a large one is, and keeps what follows as it is. */
export function layMarkupOut(text: string, dialect: MarkupDialect): PartlyLaidOut {
  const pretty = prettyMarkup(text, dialect)
  if (pretty !== undefined) return { text: pretty }
  const bytes = new TextEncoder().encode(text)
  const page = new RowPage()
  const writer = new RowWriter(page)
  const layout = new MarkupLayout(writer, dialect, offset => bytes.subarray(offset))
  for (let at = 0; at < bytes.length; ) {
    at = layout.run(bytes, 0, at, { ...NO_PAUSE, row: writer.row + STRIDE })
    if (page.length > MOST) return { text, until: { row: 0, why: 'depth' } }
  }
  layout.end(bytes.length)
  const { leftOff } = layout
  const laidOut = new TextDecoder().decode(page.bytes).replace(/\n$/, '')
  return { text: laidOut, ...(leftOff && { until: { row: lineOf(page, leftOff.row), why: leftOff.why } }) }
}

/** A line that is long is several rows. */
function lineOf(page: RowPage, row: number): number {
  let line = 0
  for (let at = 1; at <= row; at++) if (!page.traits(at).continued) line++
  return line
}
