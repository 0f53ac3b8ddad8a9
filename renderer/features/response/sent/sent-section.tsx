import { CornerDownRight } from 'lucide-react'
import { useMemo } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { alignRequest, type MarkedLine } from '#shared/http/align-request.ts'
import { typedRequest } from '#shared/http/typed-request.ts'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import { redactDraft } from '#shared/redaction/redact-draft.ts'
import { useExchanges } from '../../../state/exchanges.ts'
import { explainReason } from '../../waterfall/hop-words.ts'
import { Quiet } from '../quiet.tsx'
import { HopDifferences, ProtocolChanges } from './hop-differences.tsx'
import { MarkedLines, type MarkWords } from './marked-lines.tsx'
import { SentActions } from './sent-actions.tsx'
import { SentBodyView } from './sent-body.tsx'
import { TypedSide } from './typed-side.tsx'

interface SentSectionProps {
  tabId: string
  hop: Hop | undefined
  exchange: Exchange
  /** Until it is over, what was sent cannot be read. */
  running: boolean
  /** Forms of secrets that are covered now. */
  hidden: readonly string[]
}

/** The request of a hop: why it was made, what is new about it, and its bytes as they went, beside what was typed. */
export function SentSection({ tabId, hop, exchange, running, hidden }: SentSectionProps) {
  const reason = hop && explainReason(hop, exchange)
  if (!hop || (!hop.sent && reason === undefined)) return <Quiet>Nothing has been written to a socket.</Quiet>
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
        <BothSides tabId={tabId} hop={hop} sent={hop.sent} running={running} hidden={hidden} />
      ) : (
        <p className="text-faint text-xs">Nothing of it has been written to a socket.</p>
      )}
    </div>
  )
}

interface BothSidesProps extends Pick<SentSectionProps, 'tabId' | 'running' | 'hidden'> {
  hop: Hop
  sent: NonNullable<Hop['sent']>
}

function BothSides({ tabId, hop, sent, running, hidden }: BothSidesProps) {
  const draft = useExchanges(state => state.byTab[tabId]?.draft)
  const typed = useMemo(
    () => draft && typedRequest(hidden.length > 0 ? redactDraft(draft, hidden) : draft),
    [draft, hidden]
  )
  const aligned = useMemo(() => typed && alignRequest(typed, sent.head), [typed, sent.head])
  return (
    <div className="grid gap-x-4 gap-y-5 @2xl:grid-cols-2">
      <section aria-label="Request as sent" className="min-w-0">
        <div className="mb-1.5 flex h-7 items-center justify-between text-faint text-xs">
          <h2>
            As sent: {formatBytes(sent.head.length)} of head,{' '}
            {sent.bodyBytes > 0 ? `${formatBytes(sent.bodyBytes)} of body` : 'no body'}
          </h2>
          <SentActions hop={hop} sent={sent} hidden={hidden} />
        </div>
        <MarkedLines label="Head as sent" lines={aligned?.sent ?? plainLines(sent.head)} words={WORDS} />
        {sent.bodyBytes > 0 && !running && (
          <div className="mt-3">
            {sent.body ? (
              <SentBodyView
                key={sent.body.id}
                body={sent.body}
                contentType={contentTypeOf(hop)}
                hidden={hidden}
              />
            ) : (
              <p className="text-faint text-xs">
                Its body is not in the history: it is kept only until the next request of its tab.
              </p>
            )}
          </div>
        )}
      </section>
      {typed && aligned && <TypedSide typed={typed} lines={aligned.typed} />}
    </div>
  )
}

const WORDS: MarkWords = {
  changed: { sign: '~', tone: 'text-warn', says: 'otherwise than typed' },
  'only-here': { sign: '+', tone: 'text-good', says: 'not typed' }
}

function plainLines(head: string): MarkedLine[] {
  return head
    .split('\r\n')
    .filter(line => line !== '')
    .map(text => ({ text, mark: 'same' }))
}

function contentTypeOf({ request }: Hop): string {
  const [, value = ''] = request.headers.find(([name]) => name.toLowerCase() === 'content-type') ?? []
  return value.replace(/;.*$/s, '').trim().toLowerCase()
}
