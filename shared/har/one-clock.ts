import type { Exchange, Hop } from '../model/exchange.ts'
import { MAX_SPAN_MS } from './har-timings.ts'

/** What sums of fractions may differ by, in milliseconds. */
const SLACK_MS = 1e-3

/**
 * Whether hops that a file tells were measured by one clock, as those of an `Exchange` are: from 0 to `totalMs` without
 * gap or overlap, and nothing of it longer than anything takes.
 */
export function isOneClock({ hops, totalMs }: Pick<Exchange, 'hops' | 'totalMs'>): boolean {
  let at = 0
  const follows = (startMs: number, endMs: number) => isNear(startMs, at) && endMs >= startMs
  for (const [index, hop] of hops.entries()) {
    if (hop.index !== index || !follows(hop.startMs, hop.endMs)) return false
    for (const { startMs, endMs } of hop.phases) {
      if (!follows(startMs, endMs)) return false
      at = endMs
    }
    if (!isNear(hop.endMs, at)) return false
  }
  return isNear(totalMs, at) && [totalMs, ...hops.flatMap(otherTimes)].every(ms => ms <= MAX_SPAN_MS)
}

/** A wait may have been planned for longer than it was waited. */
function otherTimes({ samples, response, retry }: Hop): number[] {
  return [
    ...[...samples.up, ...samples.down].map(([ms]) => ms),
    ...(response?.informational ?? []).map(({ atMs }) => atMs),
    ...(retry ? [retry.waitMs, retry.retryAfterMs ?? 0] : [])
  ]
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= SLACK_MS
}
