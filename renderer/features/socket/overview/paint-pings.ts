import type { PingTime } from '#shared/model/socket/log-event.ts'
import { isBadEnd, type LaneEnd } from '#shared/session-timeline/lane-bands.ts'
import type { Summary } from '#shared/statistics/sorted-series.ts'
import type { TimelineWindow } from '#shared/waterfall/timeline.ts'
import { paintNotKept } from './paint-not-kept.ts'
import { xOf } from './time-place.ts'

/** Under the zero of the scale, where pings are marked that got no answer. */
const FOOT_PX = 16
const TOP_PX = 4
const CROSS_PX = 3

interface PingPicture {
  /** Where connections ended. */
  ends: readonly LaneEnd[]
  pings: readonly PingTime[]
  missedAt: ReadonlySet<number>
  window: TimelineWindow
  /** Before that no ping is kept any more. */
  keptFromMs: number
  times: Summary | undefined
  /** Where the scale ends. */
  topMs: number
  heightPx: number
}

/** Where a round trip lies, from the top. */
export function yOfPing(ms: number, topMs: number, heightPx: number): number {
  const base = heightPx - FOOT_PX
  return base - (ms / topMs) * (base - TOP_PX)
}

/** Round trips as points on a line, with their median and 95th percentile; crosses for those that were missed. */
export function paintPings(
  context: CanvasRenderingContext2D,
  colourOf: (name: string) => string,
  picture: PingPicture
): void {
  const { pings, ends, missedAt, window, keptFromMs, times, topMs, heightPx } = picture
  paintNotKept(context, colourOf, { toMs: keptFromMs, window, heightPx: heightPx - FOOT_PX })
  context.fillStyle = colourOf('--line-strong')
  context.fillRect(0, heightPx - FOOT_PX, window.widthPx, 1)
  for (const end of ends) {
    context.fillStyle = colourOf(isBadEnd(end) ? '--bad' : '--faint')
    context.fillRect(Math.round(xOf(end.atMs, window)), 0, 1, heightPx)
  }
  if (times && times.count > 1) {
    dashed(context, yOfPing(times.median, topMs, heightPx), window.widthPx, colourOf('--accent'))
    dashed(context, yOfPing(times.p95, topMs, heightPx), window.widthPx, colourOf('--warn'))
  }
  paintAnswered(context, colourOf, picture)
  context.strokeStyle = colourOf('--bad')
  context.lineWidth = 1.5
  context.beginPath()
  for (const { atMs } of pings) {
    if (!missedAt.has(atMs) || atMs < window.fromMs || atMs > window.toMs) continue
    const [x, y] = [xOf(atMs, window), heightPx - FOOT_PX / 2]
    context.moveTo(x - CROSS_PX, y - CROSS_PX)
    context.lineTo(x + CROSS_PX, y + CROSS_PX)
    context.moveTo(x - CROSS_PX, y + CROSS_PX)
    context.lineTo(x + CROSS_PX, y - CROSS_PX)
  }
  context.stroke()
}

function paintAnswered(
  context: CanvasRenderingContext2D,
  colourOf: (name: string) => string,
  { pings, window, topMs, heightPx }: PingPicture
): void {
  const points: { x: number; y: number }[] = []
  context.beginPath()
  let lane: number | undefined
  for (const { atMs, rttMs, lane: ofLane } of pings) {
    if (rttMs === undefined) continue
    const [x, y] = [xOf(atMs, window), yOfPing(rttMs, topMs, heightPx)]
    // What two connections took is no way from one to the other.
    if (lane === ofLane) context.lineTo(x, y)
    else context.moveTo(x, y)
    lane = ofLane
    if (atMs >= window.fromMs && atMs <= window.toMs) points.push({ x, y })
  }
  context.lineJoin = 'round'
  context.lineWidth = 1
  context.strokeStyle = colourOf('--faint')
  context.stroke()
  // Where they lie close together the line is enough.
  const radius = points.length * 3 > window.widthPx ? 1 : 2
  context.fillStyle = colourOf('--good')
  for (const { x, y } of points) {
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fill()
  }
}

function dashed(context: CanvasRenderingContext2D, y: number, widthPx: number, colour: string): void {
  context.save()
  context.setLineDash([4, 3])
  context.beginPath()
  context.moveTo(0, Math.round(y) + 0.5)
  context.lineTo(widthPx, Math.round(y) + 0.5)
  context.strokeStyle = colour
  context.globalAlpha = 0.8
  context.lineWidth = 1
  context.stroke()
  context.restore()
}
