import { tickLabel } from '../../waterfall/tick-label.ts'
import { ticksOf } from '../../waterfall/time-scale.ts'

/** What of the run's time is in sight. */
export interface Axis {
  fromMs: number
  toMs: number
}

/** An axis in units of its drawing, which is stretched to the width that there is. */
export const WIDTH = 1000
const MARKS = 6
/** Behind this part of the axis a label has no room in a narrow window. */
const LAST_MARK = 0.8

/** The times above an axis, counted from its beginning. */
export function timeRuler({ fromMs, toMs }: Axis): string {
  const spanMs = toMs - fromMs
  const { ticks, stepMs } = ticksOf({ fromMs: 0, toMs: spanMs }, MARKS)
  const marks = ticks
    .filter(tick => tick <= spanMs * LAST_MARK)
    .map(
      tick => `<span style="left:${((tick / spanMs) * 100).toFixed(2)}%">${tickLabel(tick, stepMs)}</span>`
    )
  return `<div class="ruler" aria-hidden="true">${marks.join('')}</div>`
}

/** Where a time lies in the drawing of an axis. */
export function placeOn({ fromMs, toMs }: Axis, ms: number): number {
  return ((ms - fromMs) / (toMs - fromMs)) * WIDTH
}

/** From the first that began to the last that ended. */
export function axisOf(spans: Iterable<{ startMs: number; totalMs: number }>): Axis {
  let fromMs = Number.POSITIVE_INFINITY
  let toMs = 0
  for (const { startMs, totalMs } of spans) {
    fromMs = Math.min(fromMs, startMs)
    toMs = Math.max(toMs, startMs + totalMs)
  }
  return { fromMs, toMs: Math.max(toMs, fromMs + 0.1) }
}
