import { useEffect, useRef } from 'react'
import type { Viewport } from '#shared/waterfall/viewport.ts'

/** Part of what is in sight that is still to come after a step. */
const AHEAD = 0.3

/**
 * Lets a zoomed axis go along with a session: as long as its end is in sight it stays there, step by step, so that what
 * is looked at holds still in between.
 * @param pan moves what is in sight by so many milliseconds
 */
export function useFollowedNow(
  { fromMs, toMs }: Viewport,
  nowMs: number,
  isZoomed: boolean,
  pan: (ms: number) => void
): void {
  const before = useRef(nowMs)
  useEffect(() => {
    const wasInSight = before.current >= fromMs && before.current <= toMs
    before.current = nowMs
    if (isZoomed && wasInSight && nowMs > toMs) pan(nowMs - toMs + (toMs - fromMs) * AHEAD)
  })
}
