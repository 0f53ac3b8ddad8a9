import { useRef } from 'react'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import { layOutBars, topOf } from '#shared/session-timeline/bars.ts'
import { planBins } from '#shared/session-timeline/bin-plan.ts'
import { formatRate } from '#shared/session-timeline/rate-line.ts'
import { domainFor } from '#shared/waterfall/time-scale.ts'
import { wholeOf } from '#shared/waterfall/viewport.ts'
import { useWidth } from '../../../components/use-width.ts'
import { DIRECTION_COLOURS } from './direction-colours.ts'
import { FoldButton, StandsStill } from './overview-header.tsx'
import { paintNotKept } from './paint-not-kept.ts'
import { type Paint, PaintedCanvas } from './painted-canvas.tsx'
import { useLogBins } from './use-log-bins.ts'
import { useTrafficRates } from './use-traffic-rates.ts'

const LINE_PX = 24
const HALF_PX = LINE_PX / 2
const BAR_PX = 2

interface FoldedOverviewProps {
  logId: string
  standing: LogStanding
  /** The end of what is known, on the session's clock. */
  nowMs: number
  goesOn: boolean
  /** Whether nobody can be asked how it goes on. */
  isUnknown: boolean
}

/** The overview in one line: the whole session as bars, and what went in all and goes now. */
export function FoldedOverview({ logId, standing, nowMs, goesOn, isUnknown }: FoldedOverviewProps) {
  const line = useRef<HTMLDivElement>(null)
  const widthPx = useWidth(line)
  const window = { ...wholeOf(domainFor(nowMs)), widthPx }
  const known = useLogBins(
    logId,
    undefined,
    planBins(window, widthPx, BAR_PX),
    widthPx > 0 ? standing.next : undefined
  )
  const rates = useTrafficRates(logId, standing)
  const paint: Paint = (context, colourOf) => {
    paintNotKept(context, colourOf, { toMs: standing.keptFromMs, window, heightPx: LINE_PX })
    if (!known) return
    const { bins, plan } = known
    const scale = { measure: 'bytes' as const, top: topOf(bins, 'bytes'), halfPx: HALF_PX - 1 }
    for (const { x, width, receivedPx, sentPx } of layOutBars(bins, plan, window, scale)) {
      context.fillStyle = colourOf(DIRECTION_COLOURS.received)
      context.fillRect(x, HALF_PX - receivedPx, width, receivedPx)
      context.fillStyle = colourOf(DIRECTION_COLOURS.sent)
      context.fillRect(x, HALF_PX + 1, width, sentPx)
    }
    context.fillStyle = colourOf('--line-strong')
    context.fillRect(0, HALF_PX, widthPx, 1)
  }
  const perSecond = rates.received.messages + rates.sent.messages
  return (
    <div className="flex h-9 items-center gap-3 pr-3 pl-1">
      <FoldButton isUnfolded={false} />
      <div ref={line} className="relative min-w-0 flex-1" style={{ height: LINE_PX }}>
        <PaintedCanvas widthPx={widthPx} heightPx={LINE_PX} paint={paint} />
      </div>
      <StandsStill isUnknown={isUnknown} />
      {goesOn && (
        <p className="min-w-14 shrink-0 text-right text-2xs text-muted tabular-nums">
          {formatRate(perSecond)}/s
        </p>
      )}
    </div>
  )
}
