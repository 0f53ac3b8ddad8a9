import type { SocketSettings } from '#shared/model/socket/socket-settings.ts'
import { LONGEST_TIMER_MS } from '../longest-timer.ts'

/** Settings with no time that is longer than timers can be set for: nobody will tell the difference. */
export function limitTimes(settings: SocketSettings): SocketSettings {
  const { pingIntervalMs, pongTimeoutMs, closeTimeoutMs, reconnect } = settings
  return {
    ...settings,
    pingIntervalMs: limited(pingIntervalMs),
    pongTimeoutMs: limited(pongTimeoutMs),
    closeTimeoutMs: limited(closeTimeoutMs),
    reconnect: { ...reconnect, firstMs: limited(reconnect.firstMs), maxMs: limited(reconnect.maxMs) }
  }
}

function limited(ms: number): number {
  return Math.min(ms, LONGEST_TIMER_MS)
}
