import { useRef } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { formatCount } from '#shared/format/count.ts'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import type { MessageDirection } from '#shared/model/socket/opcodes.ts'
import { topOf } from '#shared/session-timeline/bars.ts'
import { laneBands, openMsOf } from '#shared/session-timeline/lane-bands.ts'
import { tellPings } from '#shared/session-timeline/ping-summary.ts'
import { host } from '../../../state/host.ts'
import { tellFailure } from '../../../state/notices.ts'
import { TimelineRuler } from '../../timeline/timeline-ruler.tsx'
import { DIRECTION_COLOURS } from './direction-colours.ts'
import { useOverviewChoices } from './overview-choices.ts'
import { OverviewHeader } from './overview-header.tsx'
import { PingFacts } from './ping-facts.tsx'
import { PingView } from './ping-view.tsx'
import { PlotRow } from './plot-row.tsx'
import { plotSize } from './plot-size.ts'
import { Statistics } from './statistics.tsx'
import { TrafficPlot } from './traffic-plot.tsx'
import { useLargest } from './use-largest.ts'
import { useLogTimes } from './use-log-times.ts'
import { useSessionTime } from './use-session-time.ts'
import { type Found, useTraffic } from './use-traffic.ts'
import { useTrafficRates } from './use-traffic-rates.ts'

interface OpenOverviewProps {
  tabId: string
  logId: string
  standing: LogStanding
  /** The end of what is known, on the session's clock. */
  nowMs: number
  /** Whether there is a connection, or will be one. */
  goesOn: boolean
  /** Whether nobody can be asked how it goes on. */
  isUnknown: boolean
  /** What it shows, in a sentence. */
  summary: string
  /** Whether there are pings in such a session at all, and whether one can be sent now. */
  hasPings: boolean
  canPing: boolean
  found: Found | undefined
  /** Whether the list under it needs the room. */
  isLow: boolean
}

const AXIS_PX = 28

/** The overview unfolded: one of three views, all of one height, so that the list under it stays where it is. */
export function OpenOverview(props: OpenOverviewProps) {
  const { tabId, logId, standing, nowMs, goesOn, isUnknown, summary, hasPings, canPing, found, isLow } = props
  const { keptFromMs } = standing
  const frame = useRef<HTMLDivElement>(null)
  const axis = useRef<HTMLDivElement>(null)
  const { view: chosen, measure } = useOverviewChoices()
  const view = chosen === 'pings' && !hasPings ? 'messages' : chosen
  const size = plotSize(isLow)
  const time = useSessionTime({ tabId, logId, standing, nowMs, found }, frame, axis)
  const times = useLogTimes(logId, standing.next)
  const lanes = laneBands(times.lanes, nowMs, goesOn)
  const traffic = useTraffic(logId, found, time.window, view === 'messages' ? standing.next : undefined)
  const largestBytes = useLargest(logId, standing, view === 'statistics')
  const rates = useTrafficRates(logId, standing)
  const pings = view === 'pings' ? tellPings(times.pings, times.lanes, goesOn || isUnknown) : undefined
  const onPing = canPing
    ? () => {
        host.client
          ?.call('socket.ping', { id: logId })
          .catch((error: unknown) => tellFailure('The ping was not sent', error))
      }
    : undefined
  const top = topOf(traffic.all?.bins ?? [], measure)
  const topWords = measure === 'bytes' ? formatBytes(top) : formatCount(top)

  return (
    <>
      <OverviewHeader time={time} view={view} hasPings={hasPings} isUnknown={isUnknown} />
      <div hidden={view === 'statistics'} className="flex border-line border-t [--gutter:4.5rem]">
        <div ref={frame} className="min-w-0 flex-1">
          <div className="flex border-line border-b" style={{ height: AXIS_PX }} aria-hidden="true">
            <span className="w-(--gutter) shrink-0" />
            <div ref={axis} className="relative min-w-0 flex-1 overflow-hidden">
              <TimelineRuler window={time.window} />
            </div>
          </div>
          {pings ? (
            <PingView {...{ time, pings, keptFromMs, onPing }} ends={lanes.ends} heightPx={size.heightPx} />
          ) : (
            <PlotRow
              gutter={
                <>
                  <span className="absolute top-0.5 right-2">{topWords}</span>
                  <Legend topPx={Math.min(20, size.halfPx / 2)} direction="received" />
                  <Legend topPx={size.halfPx + Math.min(12, size.halfPx / 4)} direction="sent" />
                </>
              }
            >
              <TrafficPlot
                {...{ time, summary, measure, lanes, size }}
                {...traffic}
                known={{ fromMs: keptFromMs, toMs: nowMs }}
              />
            </PlotRow>
          )}
        </div>
        {pings && pings.all.length > 0 && <PingFacts summary={pings.summary} isLow={isLow} onPing={onPing} />}
      </div>
      {view === 'statistics' && (
        <div className="flex border-line border-t" style={{ height: AXIS_PX + size.heightPx }}>
          <Statistics
            standing={standing}
            rates={goesOn ? rates : undefined}
            openMs={openMsOf(lanes.bands)}
            largestBytes={largestBytes}
          />
        </div>
      )}
    </>
  )
}

function Legend({ topPx, direction }: { topPx: number; direction: MessageDirection }) {
  return (
    <span className="absolute right-2 flex items-center gap-1 text-muted" style={{ top: topPx }}>
      <span
        className="size-1.5 rounded-full"
        style={{ background: `var(${DIRECTION_COLOURS[direction]})` }}
      />
      {direction}
    </span>
  )
}
