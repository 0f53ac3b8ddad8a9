/** Reads the time of an exchange: milliseconds since its start, in steps of a microsecond. Never goes back. */
export type Clock = () => number

/** A monotonic clock whose 0 is now. */
export function startClock(): Clock {
  const origin = performance.now()
  let last = 0
  return () => {
    const now = Math.round((performance.now() - origin) * 1000) / 1000
    if (now > last) last = now
    return last
  }
}
