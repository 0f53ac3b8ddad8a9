import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Phase } from '#shared/model/exchange.ts'
import {
  clampViewport,
  isWhole,
  panBy,
  type Viewport,
  wholeOf,
  zoomAbout,
  zoomAt,
  zoomTo
} from '#shared/waterfall/viewport.ts'
import type { TimeSteps } from '../../state/time-chart.ts'
import { spanOf } from './span-of.ts'

/** A notch of a wheel is some 100 pixels: four of them double. */
const ZOOM_PER_PX = 1.0018
/** Two fingers come as a wheel with Ctrl, in steps that are smaller than any notch: then it follows the fingers. */
const PINCH_PER_PX = Math.E ** 0.01
const PINCH_MOST_PX = 30
const ZOOM_PER_KEY = 1.5
/** Part of what is in sight that a key moves by. */
const PAN_PER_KEY = 0.15
/** So far a pointer has to move until it drags: a click may tremble. */
const DRAG_PX = 3

/**
 * What of a time axis is in sight, and how it is zoomed and panned: Ctrl or ⌘ with the wheel at the pointer, Shift with
 * the wheel or a sideways one, dragging, and steps by the keyboard, about what has the focus. Unzoomed it shows all
 * there is, also while that grows.
 * @param chart where the wheel counts
 * @param axis what the axis spans of it
 * @param scrolls whether a plain wheel scrolls what is in the chart; else it zooms too
 */
export function useTimeViewport(
  chart: RefObject<HTMLElement | null>,
  axis: RefObject<HTMLElement | null>,
  domainMs: number,
  scrolls = true
) {
  const [zoomed, setZoomed] = useState<Viewport>()
  const viewport = zoomed ? clampViewport(zoomed, domainMs) : wholeOf(domainMs)
  const now = useRef({ viewport, domainMs })
  now.current = { viewport, domainMs }

  const show = (next: Viewport) =>
    setZoomed(isWhole(next, now.current.domainMs) ? undefined : clampViewport(next, now.current.domainMs))
  const shown = useRef(show)
  shown.current = show

  useEffect(() => {
    const element = chart.current
    if (!element) return
    // React's own wheel handlers are passive: they could not keep the page from zooming.
    const onWheel = (event: WheelEvent) => {
      const { viewport, domainMs } = now.current
      const box = (axis.current ?? element).getBoundingClientRect()
      const spanMs = viewport.toMs - viewport.fromMs
      const isUpright = !event.shiftKey && Math.abs(event.deltaX) < Math.abs(event.deltaY)
      if (event.ctrlKey || event.metaKey || (!scrolls && isUpright)) {
        event.preventDefault()
        const part = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width))
        const isPinch = event.ctrlKey && Math.abs(event.deltaY) < PINCH_MOST_PX
        const perPx = isPinch ? PINCH_PER_PX : ZOOM_PER_PX
        shown.current(zoomAt(viewport, perPx ** -event.deltaY, viewport.fromMs + part * spanMs, domainMs))
        return
      }
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX
      if (sideways === 0 || Math.abs(sideways) < Math.abs(event.shiftKey ? 0 : event.deltaY)) return
      event.preventDefault()
      shown.current(panBy(viewport, (sideways / box.width) * spanMs, domainMs))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [chart, axis, scrolls])

  const drag = useRef<{ id: number; x: number; viewport: Viewport; moved: boolean }>(undefined)
  const dragging = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || isWhole(viewport, domainMs)) return
      drag.current = { id: event.pointerId, x: event.clientX, viewport, moved: false }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const from = drag.current
      const width = axis.current?.getBoundingClientRect().width
      if (!from || from.id !== event.pointerId || !width) return
      // Released where nothing told of it: outside, before it had moved far enough to be captured.
      if ((event.buttons & 1) === 0) {
        drag.current = undefined
        return
      }
      const px = event.clientX - from.x
      if (!from.moved && Math.abs(px) < DRAG_PX) return
      if (!from.moved) event.currentTarget.setPointerCapture(event.pointerId)
      from.moved = true
      show(panBy(from.viewport, (-px / width) * (from.viewport.toMs - from.viewport.fromMs), domainMs))
    },
    onPointerUp() {
      drag.current = undefined
    },
    onPointerCancel() {
      drag.current = undefined
    }
  }

  const spanMs = viewport.toMs - viewport.fromMs
  const zoomBy = (factor: number) => {
    const focused = document.activeElement
    const span = chart.current?.contains(focused) ? spanOf(focused) : undefined
    const whole = { startMs: viewport.fromMs, endMs: viewport.toMs }
    show(zoomAbout(viewport, factor, span ?? whole, domainMs))
  }
  const steps: TimeSteps = {
    nearer: () => zoomBy(ZOOM_PER_KEY),
    farther: () => zoomBy(1 / ZOOM_PER_KEY),
    earlier: () => show(panBy(viewport, -spanMs * PAN_PER_KEY, domainMs)),
    later: () => show(panBy(viewport, spanMs * PAN_PER_KEY, domainMs)),
    reset: () => setZoomed(undefined)
  }

  /** @returns whether the key was one of these */
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === '+' || event.key === '=') steps.nearer()
    else if (event.key === '-') steps.farther()
    else if (event.key === '0') steps.reset()
    else if (event.shiftKey && event.key === 'ArrowLeft') steps.earlier()
    else if (event.shiftKey && event.key === 'ArrowRight') steps.later()
    else return false
    event.preventDefault()
    return true
  }

  return {
    viewport,
    isZoomed: zoomed !== undefined,
    dragging,
    onKey,
    steps,
    reset: steps.reset,
    show,
    pan: (ms: number) => show(panBy(viewport, ms, domainMs)),
    zoomToSpan: (span: Pick<Phase, 'startMs' | 'endMs'>) => show(zoomTo(span, domainMs))
  }
}
