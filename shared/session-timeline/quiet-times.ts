import type { LogBin } from '../model/socket/log-event.ts'
import type { Viewport } from '../waterfall/viewport.ts'
import type { BinPlan } from './bin-plan.ts'
import type { LaneBand } from './lane-bands.ts'

/** A stretch of time in which a connection stood and no message went. */
export interface QuietTime {
  startMs: number
  endMs: number
}

/**
 * Where a connection stood and no message went for long, as exact as the parts are.
 * @param known of the time; of what was before it, or comes after it, nothing is
 */
export function quietTimes(
  bins: readonly LogBin[],
  { fromMs, binMs }: BinPlan,
  bands: readonly LaneBand[],
  known: Viewport,
  leastMs: number
): QuietTime[] {
  const quiet: QuietTime[] = []
  const take = (startMs: number, endMs: number) => {
    if (endMs - startMs < leastMs) return
    for (const band of bands) {
      if (band.kind !== 'open') continue
      const [from, to] = [
        Math.max(startMs, band.startMs, known.fromMs),
        Math.min(endMs, band.endMs, known.toMs)
      ]
      if (to - from >= leastMs) quiet.push({ startMs: from, endMs: to })
    }
  }
  let since = 0
  for (const [index, { sent, received }] of bins.entries()) {
    if (sent.messages + received.messages === 0) continue
    take(fromMs + since * binMs, fromMs + index * binMs)
    since = index + 1
  }
  take(fromMs + since * binMs, fromMs + bins.length * binMs)
  return quiet
}

/** A stretch to two digits: it is no more exact than the parts that it was found by. */
export function roughly(ms: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(ms, Number.MIN_VALUE)) - 1)
  return Number((Math.round(ms / step) * step).toPrecision(12))
}
