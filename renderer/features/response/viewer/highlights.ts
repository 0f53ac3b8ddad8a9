import type { TextPosition } from '#shared/model/text-document.ts'
import { nodeAt } from './line-element.ts'
import type { DrawnLine } from './line-pool.ts'
import type { RowViewer } from './row-viewer.ts'

export type HighlightName = 'viewer-selection' | 'viewer-match' | 'viewer-current'

interface Stretch {
  start: TextPosition
  end: TextPosition
}

/** Whose stretches are highlighted by a name: there is one such list for all of the document. */
const owners = new Map<HighlightName, RowViewer>()

/**
 * Colours stretches of the text as far as they are in sight, without touching the lines (CSS Custom Highlight API).
 * Those that were coloured by this name before are not any more.
 */
export function highlight(viewer: RowViewer, name: HighlightName, stretches: readonly Stretch[]): void {
  if (stretches.length === 0 && owners.get(name) !== viewer) return
  const ranges: Range[] = []
  for (const line of stretches.length > 0 ? viewer.lines : [])
    for (const stretch of stretches) {
      const range = rangeIn(line, stretch)
      if (range) ranges.push(range)
    }
  owners.set(name, viewer)
  if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges))
  else CSS.highlights.delete(name)
}

/** Takes all away that a viewer has coloured. */
export function endHighlights(viewer: RowViewer): void {
  for (const [name, owner] of owners)
    if (owner === viewer) {
      owners.delete(name)
      CSS.highlights.delete(name)
    }
}

function rangeIn({ rowIndex, start, end, element }: DrawnLine, stretch: Stretch): Range | undefined {
  if (rowIndex < stretch.start.row || rowIndex > stretch.end.row) return undefined
  const from = rowIndex === stretch.start.row ? Math.max(start, stretch.start.column) : start
  const to = rowIndex === stretch.end.row ? Math.min(end, stretch.end.column) : end
  if (from >= to) return undefined
  const range = document.createRange()
  const first = nodeAt(element, from - start)
  const last = nodeAt(element, to - start)
  range.setStart(first.node, first.offset)
  range.setEnd(last.node, last.offset)
  return range
}
