import { formatBytes } from '#shared/format/bytes.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Hop } from '#shared/model/exchange.ts'
import { nameOfHop } from '../waterfall/hop-words.ts'
import { CopyButton } from './copy-button.tsx'
import { Quiet } from './quiet.tsx'

/** Each request as its bytes went to the socket. */
export function SentSection({ hops }: { hops: readonly Hop[] }) {
  if (!hops.some(hop => hop.sent)) return <Quiet>Nothing has been written to a socket.</Quiet>
  return (
    <div className="space-y-4 p-3">
      {hops.map(
        ({ index, sent, ...hop }) =>
          sent && (
            <section key={index} aria-label={nameOfHop({ index, ...hop })}>
              <div className="mb-1.5 flex h-7 items-center justify-between text-faint text-xs">
                <span>
                  {hops.length > 1 && `Hop ${index + 1}: `}
                  {formatBytes(sent.head.length)} of head,{' '}
                  {sent.bodyBytes > 0 ? `${formatBytes(sent.bodyBytes)} of body` : 'no body'}
                </span>
                <CopyButton label="Copy the request head" text={() => sent.head} />
              </div>
              <pre className="select-text whitespace-pre-wrap rounded-md border border-line bg-raised p-3 font-mono text-ink text-xs leading-5 [overflow-wrap:anywhere]">
                {linesOf(sent.head)}
              </pre>
            </section>
          )
      )}
    </div>
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
