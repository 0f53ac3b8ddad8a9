import type { LogBin } from '../model/socket/log-event.ts'
import type { Viewport } from '../waterfall/viewport.ts'
import { type BinPlan, messagesIn } from './bin-plan.ts'

/** Messages per second, both directions, about a time. */
export interface RatePoint {
  atMs: number
  perSecond: number
}

/**
 * How many messages went per second: a point for each few parts, so that the line tells bursts and not single messages.
 * @param known of the time: only that counts, of the first point and the last too
 * @param together so many parts make a point, at least 1
 */
export function ratePoints(
  bins: readonly LogBin[],
  { fromMs, binMs }: BinPlan,
  known: Viewport,
  together: number
): RatePoint[] {
  // Groups begin at multiples of their width, so that the line stays what it is while it moves.
  const offset = Math.round(fromMs / binMs) % together
  const points: RatePoint[] = []
  for (let start = -offset; start < bins.length; start += together) {
    const startMs = fromMs + start * binMs
    if (startMs >= known.toMs) break
    if (startMs + together * binMs <= known.fromMs) continue
    let messages = 0
    for (let at = Math.max(0, start); at < Math.min(bins.length, start + together); at++)
      messages += (bins[at]?.sent.messages ?? 0) + (bins[at]?.received.messages ?? 0)
    // Of the first and the last group only a part may be known.
    const knownFrom = Math.max(startMs, fromMs, known.fromMs)
    const knownTo = Math.min(startMs + together * binMs, known.toMs, fromMs + bins.length * binMs)
    // What has only begun says nothing yet: one message would be a peak.
    const hasOnlyBegun = known.toMs - startMs < (together * binMs) / 2
    if (hasOnlyBegun && points.length > 0) break
    const knownMs = Math.max(knownTo - knownFrom, binMs)
    points.push({ atMs: (knownFrom + knownTo) / 2, perSecond: (messages / knownMs) * 1000 })
  }
  return points
}

/** Parts that make a point of the line are at least so wide together, in pixels. */
const LEAST_PX = 12
/** So many messages, on average, make a point: with fewer, the line would tell each by itself. */
const LEAST_MESSAGES = 5
const LEAST_POINTS = 6

/** How many parts make a point of the line: a power of two. @param binPx of one part, in pixels */
export function partsTogether(bins: readonly LogBin[], binPx: number): number {
  const widthPx = bins.length * binPx
  const most = widthPx / LEAST_PX
  const points = Math.max(LEAST_POINTS, Math.min(most, messagesIn(bins) / LEAST_MESSAGES))
  return 2 ** Math.max(0, Math.ceil(Math.log2(widthPx / points / binPx)))
}

/** The highest point; undefined where nothing went. */
export function peakOf(points: readonly RatePoint[]): RatePoint | undefined {
  const peak = points.reduce<RatePoint | undefined>(
    (best, point) => (best && best.perSecond >= point.perSecond ? best : point),
    undefined
  )
  return peak && peak.perSecond > 0 ? peak : undefined
}

/** A rate as it is read: `0.4`, `12`, `9,800`; `0` where nothing goes. @param perSecond not negative */
export function formatRate(perSecond: number): string {
  if (perSecond === 0) return '0'
  if (perSecond < 0.05) return '<0.1'
  return perSecond < 9.95 ? perSecond.toFixed(1) : Math.round(perSecond).toLocaleString('en')
}
