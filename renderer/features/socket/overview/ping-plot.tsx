import { formatDuration } from '#shared/format/duration.ts'
import type { PingTime } from '#shared/model/socket/log-event.ts'
import type { LaneEnd } from '#shared/session-timeline/lane-bands.ts'
import type { Pings } from '#shared/session-timeline/ping-summary.ts'
import { tickLabel } from '#shared/waterfall/tick-label.ts'
import { domainFor } from '#shared/waterfall/time-scale.ts'
import { AxisPlot, type Looked } from './axis-plot.tsx'
import { paintPings } from './paint-pings.ts'
import type { Paint } from './painted-canvas.tsx'
import type { SessionTime } from './session-time.ts'

interface PingPlotProps {
  time: SessionTime
  pings: Pings
  /** Where connections ended. */
  ends: readonly LaneEnd[]
  heightPx: number
  /** Before that nothing of the session is kept any more. */
  keptFromMs: number
}

/** How long each ping's answer took, over the time of a session, and which got none. */
export function PingPlot({ time, pings, ends, heightPx, keptFromMs }: PingPlotProps) {
  const { all, open, summary } = pings
  const { times, missed } = summary
  const { window } = time
  const missedAt = new Set(open.filter(ping => ping.missed).map(({ atMs }) => atMs))
  const paint: Paint = (context, colourOf) =>
    paintPings(context, colourOf, {
      pings: all,
      ends,
      missedAt,
      window,
      // Whoever has followed it from the beginning knows them still.
      keptFromMs: (all[0]?.atMs ?? keptFromMs) < keptFromMs ? 0 : keptFromMs,
      times,
      topMs: pingTop(times?.max),
      heightPx
    })
  const look = (ping: PingTime | undefined): Looked | undefined => {
    if (!ping) return undefined
    const { atMs, rttMs } = ping
    const outcome =
      rttMs !== undefined ? formatDuration(rttMs) : missedAt.has(atMs) ? 'no answer' : 'not answered yet'
    const when = tickLabel(atMs, 1)
    return {
      span: { fromMs: atMs, toMs: atMs },
      words: `Ping at ${when}: ${outcome}`,
      card: (
        <p className="font-mono tabular-nums">
          <span className="text-faint">{when}</span>
          <span className="pl-3 text-ink">{outcome}</span>
        </p>
      )
    }
  }
  const first = times
    ? `${times.count} answered, median ${formatDuration(times.median)}, at most ${formatDuration(times.max)}`
    : 'None answered'
  return (
    <AxisPlot
      label="Round trips of pings"
      summary={`${first}, ${missed} missed.`}
      time={time}
      heightPx={heightPx}
      paint={paint}
      lookAt={(atMs, reachMs) => look(nearestPing(all, atMs, Math.max(reachMs, 0.5)))}
      step={(fromMs, direction) => {
        const { fromMs: from, toMs: to } = window
        const isBeyond = ({ atMs }: PingTime) =>
          atMs >= from && atMs <= to && (direction === 1 ? atMs > fromMs : atMs < fromMs)
        return (direction === 1 ? all.find(isBeyond) : all.findLast(isBeyond))?.atMs
      }}
    />
  )
}

/** Where the scale of round trips ends. */
export function pingTop(mostMs: number | undefined): number {
  return domainFor(mostMs ?? 1)
}

function nearestPing(pings: readonly PingTime[], atMs: number, reachMs: number): PingTime | undefined {
  let best: PingTime | undefined
  for (const ping of pings) if (!best || Math.abs(ping.atMs - atMs) < Math.abs(best.atMs - atMs)) best = ping
  return best && Math.abs(best.atMs - atMs) <= reachMs ? best : undefined
}
