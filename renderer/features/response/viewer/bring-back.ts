import type { StandingViewer } from './standing-viewer.ts'
import type { ViewerState } from './viewer-state.ts'

export function stateOf({ viewer, caret }: StandingViewer): ViewerState {
  const { place, left, folds } = viewer
  const { anchor, head } = caret
  return { anchor, head, place, left, folds }
}

/**
 * Brings a viewer back to where it was left, unless somebody has moved it since.
 * @returns false as long as too few rows are known for that
 */
export function bringBack(standing: StandingViewer, state: ViewerState): boolean {
  const { viewer, caret } = standing
  if (viewer.place.row > 0 || viewer.place.px > 0 || caret.head.row > 0) return true
  const { anchor, head, place, folds } = state
  if (Math.max(anchor.row, head.row, place.row, folds.last) >= viewer.count) return false
  viewer.setFolds(folds)
  caret.stand(anchor, head)
  viewer.scrollTo(place)
  settle(standing, state).catch(viewer.options.onFailure)
  return true
}

/** How high rows are, and how wide, is known only once they have come. */
async function settle({ viewer }: StandingViewer, { place, left }: ViewerState): Promise<void> {
  const { row, px } = viewer.place
  const { height } = viewer.view
  const screenful = Math.ceil(height / viewer.metrics.height)
  await Promise.all([viewer.rows.fetch(place.row), viewer.rows.fetch(place.row + screenful)])
  if (viewer.place.row !== row || viewer.place.px !== px) return
  viewer.scrollTo(place)
  viewer.paint()
  if (left > 0) viewer.scrollToLeft(left)
}
