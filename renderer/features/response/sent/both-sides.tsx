import { useMemo } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { alignRequest, type MarkedLine } from '#shared/http/align-request.ts'
import { sentHeadBytes } from '#shared/http/sent-head-bytes.ts'
import { typedRequest } from '#shared/http/typed-request.ts'
import type { Hop, SentRequest } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { redactDraft } from '#shared/redaction/redact-draft.ts'
import { useExchanges } from '../../../state/exchanges.ts'
import { MarkedLines, type MarkWords } from './marked-lines.tsx'
import { SentActions } from './sent-actions.tsx'
import { SentBodyView } from './sent-body.tsx'
import { TypedSide } from './typed-side.tsx'

interface BothSidesProps {
  tabId: string
  /** Until it is over, what was sent cannot be read. */
  running: boolean
  /** Bytes of body so far, while it is being sent. */
  sending: number | undefined
  /** Forms of secrets that are covered now; undefined when nothing is. */
  hidden: readonly SecretForm[] | undefined
  hop: Hop
  sent: SentRequest
}

/** A request as it went out, and beside it, or below where there is no room, what was typed. */
export function BothSides({ tabId, hop, sent, running, sending, hidden }: BothSidesProps) {
  const draft = useExchanges(state => state.byTab[tabId]?.draft)
  const typed = useMemo(
    () => draft && typedRequest(hidden ? redactDraft(draft, hidden) : draft),
    [draft, hidden]
  )
  const aligned = useMemo(() => typed && alignRequest(typed, sent.head), [typed, sent.head])
  const headBytes = sentHeadBytes(sent)
  const bodyBytes = sending ?? sent.bodyBytes
  return (
    <div className="grid gap-x-4 gap-y-5 @2xl:grid-cols-2">
      <section aria-label="Request as sent" className="min-w-0">
        <div className="mb-1.5 flex h-7 items-center justify-between text-faint text-xs">
          <h2>
            {sending === undefined ? 'As sent' : 'Sent so far'}:{' '}
            {headBytes === undefined ? 'a head' : `${formatBytes(headBytes)} of head`},{' '}
            {bodyBytes > 0 ? `${formatBytes(bodyBytes)} of body` : 'no body'}
          </h2>
          <SentActions hop={hop} sent={sent} hidden={hidden} />
        </div>
        <MarkedLines label="Head as sent" lines={aligned?.sent ?? plainLines(sent.head)} words={WORDS} />
        {aligned && <Legend lines={aligned.sent} />}
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
      {typed && aligned && <TypedSide typed={typed} lines={aligned.typed} bodySent={bodyBytes > 0} />}
    </div>
  )
}

/** What the signs beside the lines mean, and how many there are of each. */
function Legend({ lines }: { lines: readonly MarkedLine[] }) {
  const counts = (['only-here', 'changed'] as const)
    .map(mark => ({ mark, count: lines.filter(line => line.mark === mark).length }))
    .filter(({ count }) => count > 0)
  if (counts.length === 0) return <p className="mt-1 text-faint text-xs">All of it was sent as typed.</p>
  return (
    <p className="mt-1 flex gap-4 text-faint text-xs">
      {counts.map(({ mark, count }) => (
        <span key={mark}>
          <span aria-hidden="true" className={`font-bold font-mono ${WORDS[mark].tone}`}>
            {WORDS[mark].sign}
          </span>{' '}
          {count} {WORDS[mark].says}
        </span>
      ))}
    </p>
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
