import type { Caret } from './caret.ts'
import { positionAt } from './points.ts'
import type { RowViewer } from './row-viewer.ts'

/** How fast a text moves that is selected beyond its edge, in pixels per frame and pixel. */
const EDGE_SPEED = 0.3

/** Lets a viewer be scrolled by the wheel and its text be selected by dragging. */
export function takePointer(viewer: RowViewer, caret: Caret, toggleFold: (row: number) => void): void {
  const { root, gutter } = viewer.dom
  root.addEventListener(
    'wheel',
    event => {
      if (event.ctrlKey) return
      event.preventDefault()
      const unit = unitOf(event, viewer)
      const [x, y] = event.shiftKey ? [event.deltaY || event.deltaX, 0] : [event.deltaX, event.deltaY]
      viewer.scrollBy(x * unit, y * unit)
    },
    { passive: false }
  )
  gutter.addEventListener('click', event => {
    const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-fold]') : null
    if (mark) toggleFold(Number(mark.dataset.fold))
  })
  root.addEventListener('pointerdown', event => {
    if (event.target instanceof Element && event.target.closest('[data-fold]')) return
    if (event.target instanceof Element && event.target.closest('.viewer-more'))
      toggleFold(positionAt(viewer, event.clientX, event.clientY).row)
    const at = positionAt(viewer, event.clientX, event.clientY)
    if (event.button !== 0) {
      if (!caret.selection) caret.moveTo(at, false, false)
      return
    }
    if (event.detail === 2) return selectWord(viewer, caret, at)
    if (event.detail === 3) return caret.select({ ...at, column: 0 }, endOf(viewer, at.row))
    caret.moveTo(at, event.shiftKey, false)
    root.setPointerCapture(event.pointerId)
    if (event.pointerType === 'touch') followFinger(viewer, event)
    else followDrag(viewer, caret)
  })
}

/** A finger moves the text itself. */
function followFinger(viewer: RowViewer, { clientX, clientY }: PointerEvent): void {
  const { root } = viewer.dom
  let last = { clientX, clientY }
  const move = (event: PointerEvent) => {
    viewer.scrollBy(last.clientX - event.clientX, last.clientY - event.clientY)
    last = event
  }
  root.addEventListener('pointermove', move)
  root.addEventListener('lostpointercapture', () => root.removeEventListener('pointermove', move), {
    once: true
  })
}

function followDrag(viewer: RowViewer, caret: Caret): void {
  const { root } = viewer.dom
  let point: { x: number; y: number } | undefined
  let frame: number | undefined
  const step = () => {
    if (!point) return
    const { top, bottom } = root.getBoundingClientRect()
    const beyond = Math.min(0, point.y - top) + Math.max(0, point.y - bottom)
    if (beyond !== 0) viewer.scrollBy(0, beyond * EDGE_SPEED)
    caret.moveTo(positionAt(viewer, point.x, point.y), true, false)
    frame = beyond === 0 ? undefined : requestAnimationFrame(step)
  }
  const move = (event: PointerEvent) => {
    point = { x: event.clientX, y: event.clientY }
    frame ??= requestAnimationFrame(step)
  }
  root.addEventListener('pointermove', move)
  root.addEventListener(
    'lostpointercapture',
    () => {
      root.removeEventListener('pointermove', move)
      if (frame !== undefined) cancelAnimationFrame(frame)
    },
    { once: true }
  )
}

function selectWord(viewer: RowViewer, caret: Caret, { row, column }: { row: number; column: number }): void {
  const text = viewer.rows.get(row)?.text ?? ''
  const before = /[\p{L}\p{N}_]*$/u.exec(text.slice(0, column))?.[0] ?? ''
  const after = /^[\p{L}\p{N}_]*/u.exec(text.slice(column))?.[0] ?? ''
  caret.select({ row, column: column - before.length }, { row, column: column + after.length })
}

function endOf(viewer: RowViewer, row: number) {
  return { row, column: viewer.rows.get(row)?.text.length ?? 0 }
}

/** Pixels of one unit of a wheel (UI Events, deltaMode). */
function unitOf(event: WheelEvent, viewer: RowViewer): number {
  if (event.deltaMode === WheelEvent.DOM_DELTA_LINE) return viewer.metrics.height
  return event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? viewer.view.height : 1
}
