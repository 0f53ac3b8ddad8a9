import { formatDuration } from '#shared/format/duration.ts'
import type { TrafficBar } from '#shared/session-timeline/bars.ts'
import { type QuietTime, roughly } from '#shared/session-timeline/quiet-times.ts'
import { formatRate, peakOf, type RatePoint } from '#shared/session-timeline/rate-line.ts'
import type { TimelineWindow } from '#shared/waterfall/timeline.ts'
import { DIRECTION_COLOURS } from './direction-colours.ts'
import { xOf } from './time-place.ts'

/** What the line of the rate does not go beyond. */
const RATE_TOP_PX = 4
const LABEL_GAP_PX = 5
/** Under the line, along which that of the rate goes where it is quiet. */
const QUIET_PX = 10
/** A control frame is marked so far above the line and below it. */
const CONTROL_PX = 2

export interface Traffic {
  bars: readonly TrafficBar[]
  /** All there is, where the bars are only of what a filter found. */
  behind: readonly TrafficBar[]
  rates: readonly RatePoint[]
  quiet: readonly QuietTime[]
  /** Where there were control frames, in pixels. */
  control: readonly number[]
  window: TimelineWindow
  /** Of the height, above the line and below it. */
  halfPx: number
}

/** Messages over time: received above the line, sent below it, how many went per second, and where it was quiet. Ticks on the line are control frames. */
export function paintTraffic(
  context: CanvasRenderingContext2D,
  colourOf: (name: string) => string,
  { bars, behind, rates, quiet, control, window, halfPx }: Traffic
): void {
  paintBars(context, behind, halfPx, colourOf('--line-strong'), colourOf('--line-strong'))
  paintBars(context, bars, halfPx, colourOf(DIRECTION_COLOURS.received), colourOf(DIRECTION_COLOURS.sent))
  context.fillStyle = colourOf('--line-strong')
  context.fillRect(0, halfPx, window.widthPx, 1)
  context.fillStyle = colourOf('--faint')
  for (const x of control) context.fillRect(x, halfPx - CONTROL_PX, 1, 2 * CONTROL_PX + 1)
  context.font = `10px ${getComputedStyle(context.canvas).fontFamily}`
  context.textBaseline = 'middle'
  paintQuiet(context, colourOf, quiet, window, halfPx)
  paintRates(context, colourOf, rates, window, halfPx)
}

function paintBars(
  context: CanvasRenderingContext2D,
  bars: readonly TrafficBar[],
  halfPx: number,
  received: string,
  sent: string
): void {
  context.fillStyle = received
  for (const { x, width, receivedPx } of bars) context.fillRect(x, halfPx - receivedPx, width, receivedPx)
  context.fillStyle = sent
  for (const { x, width, sentPx } of bars) context.fillRect(x, halfPx + 1, width, sentPx)
}

function paintQuiet(
  context: CanvasRenderingContext2D,
  colourOf: (name: string) => string,
  quiet: readonly QuietTime[],
  window: TimelineWindow,
  halfPx: number
): void {
  for (const { startMs, endMs } of quiet) {
    const label = `quiet for ${formatDuration(roughly(endMs - startMs))}`
    const width = context.measureText(label).width
    const left = (xOf(startMs, window) + xOf(endMs, window) - width) / 2
    context.fillStyle = colourOf('--faint')
    context.fillText(label, left, halfPx + QUIET_PX)
  }
}

function paintRates(
  context: CanvasRenderingContext2D,
  colourOf: (name: string) => string,
  rates: readonly RatePoint[],
  window: TimelineWindow,
  halfPx: number
): void {
  const peak = peakOf(rates)
  if (!peak || rates.length < 2) return
  const yOf = (perSecond: number) => halfPx - (perSecond / peak.perSecond) * (halfPx - RATE_TOP_PX)
  context.beginPath()
  for (const { atMs, perSecond } of rates) context.lineTo(xOf(atMs, window), yOf(perSecond))
  context.lineJoin = 'round'
  // A rim, so that it is seen on bars as well.
  context.strokeStyle = colourOf('--surface')
  context.lineWidth = 3
  context.stroke()
  context.strokeStyle = colourOf('--muted')
  context.lineWidth = 1.25
  context.stroke()
  const [x, y] = [xOf(peak.atMs, window), yOf(peak.perSecond)]
  context.beginPath()
  context.arc(x, y, 2.5, 0, 2 * Math.PI)
  context.fillStyle = colourOf('--ink')
  context.fill()
  const label = `${formatRate(peak.perSecond)}/s`
  const width = context.measureText(label).width
  const fitsRight = x + LABEL_GAP_PX + width + LABEL_GAP_PX <= window.widthPx
  const left = fitsRight ? x + LABEL_GAP_PX : x - LABEL_GAP_PX - width
  context.fillStyle = colourOf('--surface')
  context.fillRect(left - 2, y - 6, width + 4, 12)
  context.fillStyle = colourOf('--muted')
  context.fillText(label, left, y + 1)
}
