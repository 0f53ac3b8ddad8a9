export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

const GAP = 8
const EDGE = 8
/** Narrower than this a card cannot be read. */
const LEAST_WIDTH = 240

/**
 * Where a card about a row goes: outside the pane that shows it, so that it covers none of its rows, tabs and
 * sentences. Left of the pane, else right of it, level with the row; else above the pane.
 * @returns the place of the card in pixels of the viewport, and the width that it may take there
 */
export function placeCard(
  pane: Box,
  row: Pick<Box, 'left' | 'top'>,
  card: { width: number; height: number },
  viewport: { width: number; height: number }
): { left: number; top: number; maxWidth: number } {
  const level = clamp(row.top, viewport.height - card.height - EDGE)
  const roomLeft = pane.left - GAP - EDGE
  if (roomLeft >= Math.min(card.width, LEAST_WIDTH)) {
    const width = Math.min(card.width, roomLeft)
    return { left: pane.left - GAP - width, top: level, maxWidth: roomLeft }
  }
  const roomRight = viewport.width - pane.right - GAP - EDGE
  if (roomRight >= Math.min(card.width, LEAST_WIDTH))
    return { left: pane.right + GAP, top: level, maxWidth: roomRight }
  return {
    left: clamp(row.left, viewport.width - card.width - EDGE),
    top: clamp(pane.top - GAP - card.height, viewport.height),
    maxWidth: viewport.width - 2 * EDGE
  }
}

/** Never past `most`, and rather there than off the near edge. */
function clamp(value: number, most: number): number {
  return Math.max(EDGE, Math.min(value, most))
}
