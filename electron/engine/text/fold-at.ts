import { NO_PAUSE } from '#shared/text/row-layout.ts'
import type { LayoutRun } from './layout-run.ts'
import type { RowIndex } from './row-index.ts'

/** See `text.fold`. */
export function foldAt(index: RowIndex, row: number): number | undefined {
  if (row >= index.rows) return undefined
  const run = index.at(row)
  const depth = run.layout.depth
  passLine(run)
  // What opened in the line is the innermost that is open now; anything else was open before.
  if (run.layout.depth <= depth || run.writer.row >= index.rows) return undefined
  return index.afterClosing(run.writer.row - 1, run.layout.depth - 1)?.writer.row
}

/** Goes to the beginning of the next line. */
export function passLine(run: LayoutRun): 'paused' | 'ended' {
  const { line } = run.writer
  while (run.writer.line === line)
    if (run.advance({ ...NO_PAUSE, row: run.writer.row + 1 }) === 'ended') return 'ended'
  return 'paused'
}
