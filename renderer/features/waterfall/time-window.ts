import { createContext, type RefObject, useContext } from 'react'
import { type Viewport, wholeOf } from '#shared/waterfall/viewport.ts'
import type { useTimeViewport } from '../timeline/use-time-viewport.ts'

/** What of the chart's time is in sight, and what moves it. */
export interface TimeWindow {
  viewport: Viewport
  domainMs: number
  /** Of the axis, in pixels. */
  widthPx: number
  isZoomed: boolean
  /** To be put on what the axis spans. */
  axis: RefObject<HTMLDivElement | null>
  dragging: ReturnType<typeof useTimeViewport>['dragging'] | undefined
  show: (viewport: Viewport) => void
  reset: () => void
}

export const TimeWindowContext = createContext<TimeWindow>({
  viewport: wholeOf(1),
  domainMs: 1,
  widthPx: 1,
  isZoomed: false,
  axis: { current: null },
  dragging: undefined,
  show: () => {},
  reset: () => {}
})

/** Whoever asks is drawn anew whenever it moves. */
export function useTimeWindow(): TimeWindow {
  return useContext(TimeWindowContext)
}
