import type { LogBin } from '#shared/model/socket/log-event.ts'
import { type BarMeasure, layOutBars, topOf } from '#shared/session-timeline/bars.ts'
import { binAt, controlMarks, spanOfBin } from '#shared/session-timeline/bin-plan.ts'
import { binWords } from '#shared/session-timeline/bin-words.ts'
import { nextBin, pointedBin } from '#shared/session-timeline/find-bin.ts'
import { bandAt, type LaneBand, type LaneEnd } from '#shared/session-timeline/lane-bands.ts'
import { quietTimes } from '#shared/session-timeline/quiet-times.ts'
import { partsTogether, ratePoints } from '#shared/session-timeline/rate-line.ts'
import type { Viewport } from '#shared/waterfall/viewport.ts'
import { AxisPlot, type Looked } from './axis-plot.tsx'
import { paintLanes } from './paint-lanes.ts'
import { paintNotKept } from './paint-not-kept.ts'
import { paintTraffic } from './paint-traffic.ts'
import type { Paint } from './painted-canvas.tsx'
import type { PlotSize } from './plot-size.ts'
import type { SessionTime } from './session-time.ts'
import { TrafficCard } from './traffic-card.tsx'
import type { LogBins } from './use-log-bins.ts'

/** A quiet time is named where it takes so much of what is in sight, and so many pixels. */
const QUIET_SHARE = 0.2
const QUIET_PX = 110

interface TrafficPlotProps {
  time: SessionTime
  summary: string
  /** All messages. */
  all: LogBins | undefined
  /** Those that the filter in force found; absent without one. */
  found: LogBins | undefined
  measure: BarMeasure
  lanes: { bands: readonly LaneBand[]; ends: readonly LaneEnd[] }
  /** Of the time: nothing is kept of what was before it. */
  known: Viewport
  size: PlotSize
}

/** Messages over the time of a session. */
export function TrafficPlot({ time, summary, all, found, measure, lanes, known, size }: TrafficPlotProps) {
  const { window } = time
  const { halfPx } = size
  const paint: Paint = (context, colourOf) => {
    paintLanes(context, colourOf, { ...lanes, window, topPx: 2 * halfPx + 1 })
    paintNotKept(context, colourOf, { toMs: known.fromMs, window, heightPx: 2 * halfPx + 1 })
    if (!all) return
    const scale = { measure, top: topOf(all.bins, measure), halfPx }
    const bars = layOutBars(all.bins, all.plan, window, scale)
    const pxPerMs = window.widthPx / (window.toMs - window.fromMs)
    const leastMs = Math.max(QUIET_PX / pxPerMs, (window.toMs - window.fromMs) * QUIET_SHARE)
    paintTraffic(context, colourOf, {
      bars: found ? layOutBars(found.bins, found.plan, window, scale) : bars,
      behind: found ? bars : [],
      rates: ratePoints(all.bins, all.plan, known, partsTogether(all.bins, all.plan.binMs * pxPerMs)),
      control: controlMarks(found ?? all, window),
      quiet: quietTimes(all.bins, all.plan, lanes.bands, known, leastMs),
      window,
      halfPx
    })
  }
  const look = (index: number | undefined): Looked | undefined => {
    const bin = index === undefined ? undefined : all?.bins[index]
    if (!all || index === undefined || !bin) return undefined
    const span = spanOfBin(all.plan, index)
    const own = found && binOf(found, span.fromMs)
    const isKept = span.toMs > known.fromMs
    const band = bandAt(lanes.bands, (span.fromMs + span.toMs) / 2)
    return {
      span,
      words: binWords(span, bin, isKept),
      card: <TrafficCard {...{ span, bin, band, isKept }} found={own} />
    }
  }
  return (
    <AxisPlot
      label="Messages over time"
      summary={summary}
      time={time}
      heightPx={size.heightPx}
      paint={paint}
      lookAt={(atMs, reachMs) => look(all && pointedBin(all.bins, all.plan, atMs, reachMs))}
      step={(fromMs, direction) => {
        if (!all) return undefined
        const { bins, plan } = all
        const next = nextBin(bins, binAt(plan, fromMs) ?? (direction === 1 ? -1 : bins.length), direction)
        return next === undefined ? undefined : plan.fromMs + (next + 0.5) * plan.binMs
      }}
    />
  )
}

function binOf({ bins, plan }: LogBins, atMs: number): LogBin | undefined {
  const index = binAt(plan, atMs)
  return index === undefined ? undefined : bins[index]
}
