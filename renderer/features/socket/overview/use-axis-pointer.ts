import { type PointerEvent, useRef, useState } from 'react'
import type { TimelineWindow } from '#shared/waterfall/timeline.ts'
import type { Viewport } from '#shared/waterfall/viewport.ts'
import { timeAt, xOf } from './time-place.ts'

/** So far a pointer has to move until it marks a range: a click may tremble. */
const DRAG_PX = 3
/** So near to an end of a range that end is taken. */
const GRIP_PX = 5

interface AxisPointer {
  window: TimelineWindow
  range: Viewport | undefined
  /** A range was marked. */
  onRange: (range: Viewport) => void
  onClick: (atMs: number) => void
}

/** What a pointer does on a time axis: it looks, clicks, and marks a range or moves an end of it. */
export function useAxisPointer({ window, range, onRange, onClick }: AxisPointer) {
  const [pointedX, setPointedX] = useState<number>()
  const [drawn, setDrawn] = useState<Viewport>()
  const drag = useRef<{ x: number; anchorMs: number; moved: boolean }>(undefined)

  const placeOf = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) =>
    clientX - currentTarget.getBoundingClientRect().left
  /** What stays when an end of the range is taken. */
  const otherEnd = (x: number): number | undefined => {
    if (!range) return undefined
    const [toStart, toEnd] = [range.fromMs, range.toMs].map(ms => Math.abs(xOf(ms, window) - x))
    if (toStart !== undefined && toStart <= GRIP_PX && toStart <= (toEnd ?? 0)) return range.toMs
    return toEnd !== undefined && toEnd <= GRIP_PX ? range.fromMs : undefined
  }
  const spanTo = (anchorMs: number, x: number): Viewport => {
    const ms = timeAt(x, window)
    return { fromMs: Math.min(anchorMs, ms), toMs: Math.max(anchorMs, ms) }
  }
  const letGo = () => {
    drag.current = undefined
    setDrawn(undefined)
  }

  return {
    pointedX: drawn ? undefined : pointedX,
    /** While it is being marked. */
    drawn,
    isGrip: pointedX !== undefined && otherEnd(pointedX) !== undefined,
    leave: () => setPointedX(undefined),
    /** @returns whether there was something to leave off */
    cancel(): boolean {
      const isDragging = drag.current !== undefined
      letGo()
      return isDragging
    },
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return
        const x = placeOf(event)
        drag.current = { x, anchorMs: otherEnd(x) ?? timeAt(x, window), moved: false }
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const x = placeOf(event)
        setPointedX(x)
        const { current } = drag
        if (!current || (!current.moved && Math.abs(x - current.x) < DRAG_PX)) return
        current.moved = true
        setDrawn(spanTo(current.anchorMs, x))
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const { current } = drag
        if (!current) return
        const x = placeOf(event)
        letGo()
        if (!current.moved) onClick(timeAt(x, window))
        else onRange(spanTo(current.anchorMs, x))
      },
      onPointerCancel: letGo,
      onPointerLeave: () => setPointedX(undefined)
    }
  }
}
