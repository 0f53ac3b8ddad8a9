import type { RowViewer } from './row-viewer.ts'

/** Folds at once at most so many: beyond them it would take longer than one waits for. */
export const MOST_FOLDED = 1000

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
  const folds: { from: number; to: number }[] = []
  for (let row = first; row < viewer.count; ) {
    if (folds.length >= MOST_FOLDED || signal.aborted) break
    const known = await viewer.rows.fetch(row)
    const to = known?.opens ? await source.foldEnd?.(row) : undefined
    if (to !== undefined && to > row) folds.push({ from: row, to })
    row = Math.max(row, to ?? row) + 1
  }
  viewer.setFolds(viewer.folds.with(folds))
  return folds.length < MOST_FOLDED
}
