import { CornerDownRight } from 'lucide-react'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { explainReason } from '#shared/waterfall/hop-words.ts'
import { Quiet } from '../quiet.tsx'
import { BothSides } from './both-sides.tsx'
import { HopDifferences, ProtocolChanges } from './hop-differences.tsx'

interface SentSectionProps {
  tabId: string
  hop: Hop | undefined
  exchange: Exchange
  /** Until it is over, what was sent cannot be read. */
  running: boolean
  /** Bytes of body so far, while it is being sent. */
  sending: number | undefined
  /** Forms of secrets that are covered now; undefined when nothing is. */
  hidden: readonly SecretForm[] | undefined
}

/** The request of a hop: why it was made, what is new about it, and its bytes as they went, beside what was typed. */
export function SentSection({ tabId, hop, exchange, running, sending, hidden }: SentSectionProps) {
  const reason = hop && explainReason(hop, exchange)
  if (!hop || (!hop.sent && reason === undefined)) return <Quiet>{sayUnwritten(hop, running, sending)}</Quiet>
  return (
    <div className="@container space-y-4 p-3">
      {reason !== undefined && (
        <p className="flex select-text items-start gap-2 text-sm [overflow-wrap:anywhere]">
          <CornerDownRight aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
          {reason}
        </p>
      )}
      {hop.index > 0 && <HopDifferences hops={exchange.hops} index={hop.index} />}
      {hop.index === 0 && hop.changes.length > 0 && <ProtocolChanges hop={hop} />}
      {hop.sent ? (
        <BothSides
          tabId={tabId}
          hop={hop}
          sent={hop.sent}
          running={running}
          sending={sending}
          hidden={hidden}
        />
      ) : (
        <p className="text-faint text-xs">{sayUnwritten(hop, running, sending)}</p>
      )}
    </div>
  )
}

/** What others recorded has an answer all the same. */
function sayUnwritten(hop: Hop | undefined, running: boolean, sending: number | undefined): string {
  if (hop?.response) return 'How it was written to the socket was not recorded.'
  if (sending !== undefined) return 'It is being sent.'
  return `Nothing of it has been written to a socket${running ? ' yet' : ''}.`
}
