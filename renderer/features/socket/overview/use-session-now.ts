import { useEffect, useRef, useState } from 'react'
import { observeSession, type SessionClock, sessionNow } from '#shared/session-timeline/session-clock.ts'

/** So often the time is told while nothing happens. */
const TICK_MS = 250

/**
 * The session's clock: while it goes on, the time that passes; else when the last entry was told.
 * @param lastMs of the last entry
 */
export function useSessionNow(lastMs: number, goesOn: boolean): number {
  const clock = useRef<SessionClock>(undefined)
  const [, setTicks] = useState(0)
  useEffect(() => {
    if (!goesOn) return
    const timer = setInterval(() => document.hidden || setTicks(ticks => ticks + 1), TICK_MS)
    return () => {
      clearInterval(timer)
      clock.current = undefined
    }
  }, [goesOn])
  if (!goesOn) return lastMs
  if (clock.current?.lastMs !== lastMs)
    clock.current = observeSession(clock.current, lastMs, performance.now())
  return sessionNow(clock.current, performance.now())
}
