import { useEffect, useState } from 'react'
import { type SessionCourse, ShownTime } from '#shared/session-timeline/shown-time.ts'

/** So often the time is told while nothing happens. */
const TICK_MS = 250

/** The end of what is shown of a session's time: see `ShownTime`. @param lastMs of the last entry */
export function useSessionNow(lastMs: number, course: SessionCourse): number {
  const [time] = useState(() => new ShownTime())
  const [, setTicks] = useState(0)
  const goesOn = course === 'goes-on'
  useEffect(() => {
    if (!goesOn) return
    const timer = setInterval(() => document.hidden || setTicks(ticks => ticks + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [goesOn])
  return time.at(lastMs, course, performance.now())
}
