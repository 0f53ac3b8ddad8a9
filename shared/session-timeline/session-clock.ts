/** What a window knows of a session's clock: how far its own is ahead of it, by the quickest news so far. */
export interface SessionClock {
  aheadMs: number
  lastMs: number
}

/**
 * Takes in what the session's clock was at least when something was told of it. That arrives later by some delay; the
 * least delay seen is nearest to the truth.
 * @param lastMs of the last entry, on the session's clock
 * @param localMs the window's monotonic clock at the arrival
 */
export function observeSession(
  clock: SessionClock | undefined,
  lastMs: number,
  localMs: number
): SessionClock {
  const aheadMs = localMs - lastMs
  return { lastMs, aheadMs: clock ? Math.min(clock.aheadMs, aheadMs) : aheadMs }
}

/** The session's clock at `localMs`, never before what was told already. */
export function sessionNow({ aheadMs, lastMs }: SessionClock, localMs: number): number {
  return Math.max(lastMs, localMs - aheadMs)
}
