import type { TextRow } from '#shared/model/text-document.ts'
import type { Fold } from './folds.ts'
import type { RowViewer } from './row-viewer.ts'

/** Folds at once at most so many: beyond them it would take longer than one waits for. */
export const MOST_FOLDED = 1000
const MOST_ASKED = 2000
const ROWS_AT_ONCE = 256

/** Folds what begins in a row, or opens it again. */
export async function toggleFold(viewer: RowViewer, row: number): Promise<void> {
  if (viewer.folds.has(row)) return viewer.setFolds(viewer.folds.without(row))
  const to = await viewer.source.foldEnd?.(row)
  if (to !== undefined && to > row) viewer.setFolds(viewer.folds.with([{ from: row, to }]))
}

/**
 * Folds what begins in the rows from one on, one level deep, up to `MOST_FOLDED` of them.
 * @returns whether it was all of them
 */
export async function foldFrom(viewer: RowViewer, first: number, signal: AbortSignal): Promise<boolean> {
  const { source } = viewer
  const folds: Fold[] = []
  let rows: readonly TextRow[] = []
  let loaded = first
  let row = first
  for (let asked = 0; row < viewer.count && folds.length < MOST_FOLDED && asked < MOST_ASKED; ) {
    if (row >= loaded + rows.length) {
      rows = await source.load(row, ROWS_AT_ONCE, signal)
      loaded = row
      asked++
    }
    if (rows.length === 0) break
    const to = rows[row - loaded]?.opens ? await source.foldEnd?.(row) : undefined
    if (to !== undefined && to > row) folds.push({ from: row, to })
    row = Math.max(row, to ?? row) + 1
  }
  if (signal.aborted) return true
  viewer.setFolds(viewer.folds.with(folds))
  return row >= viewer.count
}
