import { formatDuration } from '#shared/format/duration.ts'
import type { LaneEnd } from '#shared/session-timeline/lane-bands.ts'
import type { Pings } from '#shared/session-timeline/ping-summary.ts'
import { Button } from '../../../components/button.tsx'
import { yOfPing } from './paint-pings.ts'
import { PingPlot, pingTop } from './ping-plot.tsx'
import { PlotRow } from './plot-row.tsx'
import type { SessionTime } from './session-time.ts'

interface PingViewProps {
  time: SessionTime
  pings: Pings
  /** Where connections ended. */
  ends: readonly LaneEnd[]
  heightPx: number
  /** Before that nothing of the session is kept any more. */
  keptFromMs: number
  /** Absent where there is no connection to send one over. */
  onPing: (() => void) | undefined
}

/** Round trips of the pings of a session over its time. */
export function PingView({ onPing, ...shown }: PingViewProps) {
  if (shown.pings.all.length === 0)
    return (
      <div
        className="flex items-center justify-center gap-3 px-3 text-muted text-xs"
        style={{ height: shown.heightPx }}
      >
        <p>No pings yet. A ping measures the way there and back.</p>
        {onPing && (
          <Button size="small" onClick={onPing}>
            Ping
          </Button>
        )}
      </div>
    )
  const topMs = pingTop(shown.pings.summary.times?.max)
  return (
    <PlotRow
      gutter={
        <>
          <span className="absolute top-0.5 right-2">{formatDuration(topMs)}</span>
          <span
            className="absolute right-2 -translate-y-1/2"
            style={{ top: yOfPing(0, topMs, shown.heightPx) }}
          >
            0
          </span>
        </>
      }
    >
      <PingPlot {...shown} />
    </PlotRow>
  )
}
