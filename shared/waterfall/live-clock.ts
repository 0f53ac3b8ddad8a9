import type { LiveExchange } from '../model/live-exchange.ts'

/** What a window knows of an engine's clock: how far its own is ahead of it, by the quickest event so far. */
export interface LiveClock {
  aheadMs: number
}

/**
 * Takes the arrival of an event into account. An event tells the engine's time at which it happened and arrives later
 * by some delay; the least delay seen is nearest to the truth, so the estimate only ever moves the chart forwards.
 * @param localMs the window's monotonic clock at the arrival
 */
export function observeClock(clock: LiveClock | undefined, live: LiveExchange, localMs: number): LiveClock {
  const aheadMs = localMs - lastKnownMs(live)
  return clock && clock.aheadMs <= aheadMs ? clock : { aheadMs }
}

/** The exchange's clock at `localMs`, never before what its events have told already. */
export function exchangeNow(clock: LiveClock, live: LiveExchange, localMs: number): number {
  return Math.max(lastKnownMs(live), localMs - clock.aheadMs)
}

function lastKnownMs(live: LiveExchange): number {
  return Math.max(live.exchange.totalMs, live.phase?.startMs ?? 0)
}
