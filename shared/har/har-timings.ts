import type { Phase } from '../model/exchange.ts'
import type { PhaseName } from '../model/phases.ts'

/** HAR 1.2 `timings`: milliseconds, -1 for what did not happen. `connect` holds `ssl`. */
export interface HarTimings {
  blocked: number
  dns: number
  connect: number
  ssl: number
  send: number
  wait: number
  receive: number
}

/** No request takes a year: what is longer is no duration. */
export const MAX_SPAN_MS = 365 * 24 * 60 * 60 * 1000

type Bin = 'blocked' | 'dns' | 'tcp' | 'ssl' | 'send' | 'wait' | 'receive'

/** Whatever comes before the way to the server itself is `blocked`, as browsers say it of proxies. */
const BIN: Record<PhaseName, Bin> = {
  backoff: 'blocked',
  'proxy-lookup': 'blocked',
  queue: 'blocked',
  'proxy-dns': 'blocked',
  'proxy-tcp': 'blocked',
  'proxy-tls': 'blocked',
  proxy: 'blocked',
  dns: 'dns',
  tcp: 'tcp',
  tls: 'ssl',
  upgrade: 'wait',
  send: 'send',
  ttfb: 'wait',
  download: 'receive'
}

/**
 * The phases of a hop in HAR's words. All but `ssl` sum to what the phases sum to. `send`, `wait` and `receive` are 0
 * where they did not happen: the format wants them.
 */
export function timingsOf(phases: readonly Phase[]): HarTimings {
  const sums: Partial<Record<Bin, number>> = {}
  for (const { name, startMs, endMs } of phases) {
    const bin = BIN[name]
    sums[bin] = tidy((sums[bin] ?? 0) + (endMs - startMs))
  }
  const { blocked = -1, dns = -1, tcp, ssl = -1, send = 0, wait = 0, receive = 0 } = sums
  const connect = tcp === undefined && ssl < 0 ? -1 : tidy((tcp ?? 0) + Math.max(0, ssl))
  return { blocked, dns, connect, ssl, send, wait, receive }
}

/** HAR's `time` of an entry: the sum of its timings without `ssl`, which is in `connect` (HAR 1.2, timings). */
export function timeOf({ ssl: _, ...others }: HarTimings): number {
  return tidy(Object.values(others).reduce((sum, ms) => sum + Math.max(0, ms), 0))
}

/**
 * Phases that have these timings, one after the other from `startMs`: what somebody else measured, in our words.
 * Programs that leave `ssl` out of `connect` exist: it is never taken for longer than that then.
 */
export function phasesOf(timings: Partial<HarTimings>, startMs: number): Phase[] {
  const { blocked = -1, dns = -1, connect = -1, ssl = -1, send = -1, wait = -1, receive = -1 } = timings
  const tcp = connect >= 0 ? (ssl > connect ? connect : connect - Math.max(0, ssl)) : -1
  const spans: [PhaseName, number][] = [
    ['queue', blocked > 0 ? blocked : -1],
    ['dns', dns],
    ['tcp', tcp],
    ['tls', ssl],
    ['send', send],
    ['ttfb', wait],
    ['download', receive]
  ]
  const phases: Phase[] = []
  let at = startMs
  for (const [name, ms] of spans) {
    if (!(ms >= 0 && ms <= MAX_SPAN_MS)) continue
    const endMs = tidy(at + ms)
    phases.push({ name, startMs: at, endMs })
    at = endMs
  }
  return phases
}

/** Without the noise of binary fractions: to the nanosecond. */
function tidy(ms: number): number {
  return Math.round(ms * 1e6) / 1e6
}
