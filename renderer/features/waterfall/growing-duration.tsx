import { formatDuration } from '#shared/format/duration.ts'
import type { Span } from '#shared/waterfall/layout.ts'

/** The duration of a span; `useGrowingChart` keeps that of a running one up to date. */
export function GrowingDuration({ span }: { span: Pick<Span, 'startMs' | 'durationMs' | 'state'> }) {
  // Keyed by what it is, so that React never reuses a node whose text it does not know.
  if (span.state === 'running')
    return (
      <span key="running" data-since={span.startMs} data-grows="text">
        {formatDuration(0)}
      </span>
    )
  return <span key="still">{formatDuration(span.durationMs)}</span>
}
