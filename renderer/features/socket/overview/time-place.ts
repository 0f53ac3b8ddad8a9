import type { TimelineWindow } from '#shared/waterfall/timeline.ts'

/** How far out of sight something may be placed: a canvas draws no faster where a line is a million pixels long. */
const BEYOND_PX = 4

/** Where a time lies, in pixels from the left; near the edge where it is out of sight. */
export function xOf(atMs: number, { fromMs, toMs, widthPx }: TimelineWindow): number {
  const x = ((atMs - fromMs) / (toMs - fromMs)) * widthPx
  return Math.max(-BEYOND_PX, Math.min(widthPx + BEYOND_PX, x))
}

/** The time at a place. */
export function timeAt(x: number, { fromMs, toMs, widthPx }: TimelineWindow): number {
  return fromMs + (Math.max(0, Math.min(widthPx, x)) / Math.max(1, widthPx)) * (toMs - fromMs)
}
