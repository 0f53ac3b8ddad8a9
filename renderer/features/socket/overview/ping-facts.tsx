import { formatCount } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import type { PingSummary } from '#shared/session-timeline/ping-summary.ts'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../components/class-names.ts'

interface PingFactsProps {
  summary: PingSummary
  /** Then it is wide in the place of high. */
  isLow: boolean
  /** Absent where there is no connection to send one over. */
  onPing: (() => void) | undefined
}

/** What all pings of a session say together, in the colours of their lines. */
export function PingFacts({ summary: { times, missed, pending }, isLow, onPing }: PingFactsProps) {
  const of = (ms: number | undefined) => (ms === undefined ? '–' : formatDuration(ms))
  const facts: [name: string, value: string, tone?: string | undefined][] = [
    ['Min', of(times?.min)],
    ['Median', of(times?.median), 'text-accent'],
    ['p95', of(times?.p95), 'text-warn'],
    ['Max', of(times?.max)],
    ['Missed', formatCount(missed), missed > 0 ? 'text-bad' : undefined]
  ]
  if (pending > 0) facts.push(['Waiting', formatCount(pending)])
  return (
    <div
      className={classNames(
        'flex shrink-0 flex-col justify-between border-line border-l px-3 py-1.5 text-2xs',
        isLow ? 'w-60' : 'w-34'
      )}
    >
      <dl aria-label="Round trips" className={classNames('grid gap-x-4 gap-y-px', isLow && 'grid-cols-2')}>
        {facts.map(([name, value, tone = 'text-muted']) => (
          <div key={name} className="flex justify-between">
            <dt className={tone}>{name}</dt>
            <dd className="font-mono text-ink tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {onPing && (
        <Button size="small" onClick={onPing} className="h-6 self-stretch">
          Ping
        </Button>
      )}
    </div>
  )
}
