import type { LiveExchange } from '#shared/model/live-exchange.ts'
import { exchangeNow, type LiveClock, observeClock } from '#shared/waterfall/live-clock.ts'

/**
 * The clock of each exchange that runs. Kept beside the components, since a chart that is shown again after a look at
 * another tab must not start anew; the request object lives as long as its exchange runs.
 */
const clocks = new WeakMap<LiveExchange['exchange']['request'], LiveClock>()

/** To be called when an event has arrived. */
export function observeLive(live: LiveExchange): void {
  const { request } = live.exchange
  clocks.set(request, observeClock(clocks.get(request), live, performance.now()))
}

/** The exchange's own time at this moment, in milliseconds since Send. */
export function nowOf(live: LiveExchange): number {
  const clock = clocks.get(live.exchange.request)
  return live.running && clock ? exchangeNow(clock, live, performance.now()) : live.exchange.totalMs
}
