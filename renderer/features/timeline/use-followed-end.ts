import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { ROW_PX } from './row-bars.ts'

/** Keeps the end of a growing list in sight for as long as it is: who scrolls up stays there. */
export function useFollowedEnd(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  running: boolean
): void {
  const atEnd = useRef(true)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () => {
      atEnd.current = element.scrollTop + element.clientHeight >= element.scrollHeight - ROW_PX
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [scroller])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there are more of them
  useLayoutEffect(() => {
    if (running && atEnd.current) scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [count, running, scroller])
}
