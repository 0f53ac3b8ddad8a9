import { formatBytes } from '#shared/format/bytes.ts'
import { formatCount } from '#shared/format/count.ts'
import type { LogBin } from '#shared/model/socket/log-event.ts'
import { spanWords, trafficWords } from '#shared/session-timeline/bin-words.ts'
import { bandWords, type LaneBand } from '#shared/session-timeline/lane-bands.ts'
import { formatRate } from '#shared/session-timeline/rate-line.ts'
import type { Viewport } from '#shared/waterfall/viewport.ts'
import { CardLine } from './axis-card.tsx'
import { DIRECTION_COLOURS } from './direction-colours.ts'

interface TrafficCardProps {
  span: Viewport
  bin: LogBin
  /** Of it, what the filter in force found. */
  found: LogBin | undefined
  /** What the connection does then. */
  band: LaneBand | undefined
  /** Whether anything of it is kept. */
  isKept: boolean
}

/** What went in a part of the time. */
export function TrafficCard({ span, bin, found, band, isKept }: TrafficCardProps) {
  const { sent, received, control, maxBytes } = bin
  const messages = sent.messages + received.messages
  const perSecond = (messages / (span.toMs - span.fromMs)) * 1000
  const when = <p className="font-mono text-2xs text-faint tabular-nums">{spanWords(span)}</p>
  if (!isKept)
    return (
      <>
        {when}
        <p className="mt-1 text-muted">Not kept any more: the log is at its limit.</p>
      </>
    )
  return (
    <>
      {when}
      <dl className="mt-1 space-y-0.5">
        <CardLine name="Received" colour={DIRECTION_COLOURS.received}>
          {trafficWords(received, found?.received)}
        </CardLine>
        <CardLine name="Sent" colour={DIRECTION_COLOURS.sent}>
          {trafficWords(sent, found?.sent)}
        </CardLine>
        {messages > 1 && (
          <>
            <CardLine name="Largest">{formatBytes(maxBytes)}</CardLine>
            <CardLine name="Rate">{formatRate(perSecond)}/s</CardLine>
          </>
        )}
        {control > 0 && <CardLine name="Control frames">{formatCount(control)}</CardLine>}
        {band && (band.lane > 0 || band.kind !== 'open') && (
          <CardLine name="Connection">{bandWords(band)}</CardLine>
        )}
      </dl>
    </>
  )
}
