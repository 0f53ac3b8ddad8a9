import { CornerDownRight } from 'lucide-react'
import { formatBytes } from '#shared/format/bytes.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import { explainReason } from '../waterfall/hop-words.ts'
import { ChangeTable } from './change-table.tsx'
import { CopyButton } from './copy-button.tsx'
import { Quiet } from './quiet.tsx'

/** The request of a hop: why it was made, what is new about it, and its bytes as they went to the socket. */
export function SentSection({ hop, exchange }: { hop: Hop | undefined; exchange: Exchange }) {
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
      {hop.changes.length > 0 && <Changes hop={hop} />}
      {hop.sent ? (
        <SentHead {...hop.sent} />
      ) : (
        <p className="text-faint text-xs">Nothing of it has been written to a socket.</p>
      )}
    </div>
  )
}

function Changes({ hop }: { hop: Hop }) {
  const title =
    hop.index === 0 ? 'Otherwise than typed, as the protocol wants it' : 'Otherwise than in the hop before'
  return (
    <section aria-label={title}>
      <h2 className="mb-1.5 text-faint text-xs">{title}</h2>
      <ChangeTable label={title} changes={hop.changes} />
    </section>
  )
}

function SentHead({ head, bodyBytes }: NonNullable<Hop['sent']>) {
  return (
    <section aria-label="Request as sent">
      <div className="mb-1.5 flex h-7 items-center justify-between text-faint text-xs">
        <span>
          {formatBytes(head.length)} of head,{' '}
          {bodyBytes > 0 ? `${formatBytes(bodyBytes)} of body` : 'no body'}
        </span>
        <CopyButton label="Copy the request head" text={() => head} />
      </div>
      <pre className="select-text whitespace-pre-wrap rounded-md border border-line bg-raised p-3 font-mono text-ink text-xs leading-5 [overflow-wrap:anywhere]">
        {linesOf(head)}
      </pre>
    </section>
  )
}

/** Line by line, so that the line ends stay line ends and nothing else passes for one. */
function linesOf(head: string): string {
  return head
    .replace(/(\r\n)+$/, '')
    .split('\r\n')
    .map(visibleText)
    .join('\n')
}
