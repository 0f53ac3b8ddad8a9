import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { type TimelineRow, type TimelineWindow, wayToRows } from '#shared/waterfall/timeline.ts'
import { ROW_PX } from './row-bars.ts'

/**
 * Lets the time axis go along with the rows: where a person scrolls to rows of which none has a bar in sight, it moves to
 * them. @param pan moves what is in sight by so many milliseconds
 */
export function useFollowedRows(
  scroller: RefObject<HTMLElement | null>,
  { rows, window, pan }: { rows: readonly TimelineRow[]; window: TimelineWindow; pan: (ms: number) => void }
): void {
  const follow = () => {
    if (!scroller.current) return
    const { scrollTop, clientHeight } = scroller.current
    const inSight = rows.slice(Math.ceil(scrollTop / ROW_PX), Math.floor((scrollTop + clientHeight) / ROW_PX))
    const ms = wayToRows(inSight, window)
    if (ms !== undefined) pan(ms)
  }
  const latest = useRef(follow)
  useLayoutEffect(() => {
    latest.current = follow
  })
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () => latest.current()
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [scroller])
}
