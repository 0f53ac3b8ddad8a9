import { formatBytes } from '#shared/format/bytes.ts'
import type { Diagnostics } from '#shared/model/diagnostics.ts'
import { Badge, type BadgeTone } from '../../components/badge.tsx'
import { FactList } from '../../components/fact-list.tsx'

/** How many, of what kind, and how they ended. */
export function Totals({ facts }: { facts: Diagnostics }) {
  const { inFlight, exchanges, hops, byStatus, byError, byProtocol, connections } = facts
  return (
    <section aria-label="Totals">
      <h3 className="mb-2 font-medium text-muted">Requests</h3>
      <FactList
        facts={[
          ['In flight', inFlight],
          ['Ended', `${exchanges} in ${hops} ${hops === 1 ? 'hop' : 'hops'}`],
          ['By status', <Counts key="status" of={byStatus} tone={toneOfStatus} />],
          ['By error', <Counts key="error" of={byError} tone={() => 'bad'} />],
          ['By protocol', <Counts key="protocol" of={byProtocol} tone={() => 'neutral'} />],
          [
            'Connections',
            `${connections.opened} opened, ${connections.reused} reused, ${connections.failed} failed`
          ],
          ['Bodies', `${formatBytes(facts.sentBytes)} sent, ${formatBytes(facts.receivedBytes)} received`]
        ]}
      />
    </section>
  )
}

interface CountsProps {
  of: Readonly<Record<string, number | undefined>>
  tone: (name: string) => BadgeTone
}

function Counts({ of, tone }: CountsProps) {
  const entries = Object.entries(of).sort(([a], [b]) => a.localeCompare(b))
  if (entries.length === 0) return <span className="text-faint">none</span>
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {entries.map(([name, count]) => (
        <span key={name} className="flex items-center gap-1.5">
          <Badge tone={tone(name)}>{name}</Badge>
          {count}
        </span>
      ))}
    </span>
  )
}

function toneOfStatus(status: string): BadgeTone {
  if (status >= '400') return 'bad'
  return status >= '300' ? 'warn' : 'good'
}
