import type { TextPosition } from '#shared/model/text-document.ts'
import { leftOf, offsetAt } from './line-element.ts'
import type { DrawnLine } from './line-pool.ts'
import type { RowViewer } from './row-viewer.ts'

/** The place in the text that is nearest to a point of the window. */
export function positionAt(viewer: RowViewer, clientX: number, clientY: number): TextPosition {
  const { left, top } = viewer.dom.texts.getBoundingClientRect()
  const y = clientY - top + viewer.origin - viewer.metrics.height / 2
  let nearest: DrawnLine | undefined
  for (const line of viewer.lines)
    if (!nearest || Math.abs(y - line.top) < Math.abs(y - nearest.top)) nearest = line
  if (!nearest) return { row: 0, column: 0 }
  const x = clientX - left + viewer.left - nearest.indent
  const { element, start, end, rowIndex, row } = nearest
  const column = start + offsetAt(element, Math.max(0, x), end - start)
  // At the break of a line the caret stays where one has pointed.
  return { row: rowIndex, column: column === end && end < (row?.text.length ?? 0) ? end - 1 : column }
}

/** Where a place is drawn, in the layer of lines; undefined when it is not. */
export function pointOf(
  viewer: RowViewer,
  { row, column }: TextPosition
): { x: number; y: number } | undefined {
  const line = viewer.drawnLine(row, viewer.lineOf(row, column))
  return line && { x: line.indent + leftOf(line.element, column - line.start), y: line.top }
}
