import type { ReactNode } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { formatDuration } from '#shared/format/duration.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import { CopyButton } from './copy-button.tsx'
import { HeaderTable } from './header-table.tsx'
import { Quiet } from './quiet.tsx'

/** The response head as received, then its trailers and the 1xx responses before it, when there were any. */
export function HeadersSection({ head, running }: { head: ResponseHead | undefined; running: boolean }) {
  if (!head)
    return <Quiet>{running ? 'The response head has not arrived yet.' : 'No response head arrived.'}</Quiet>
  return (
    <div className="@container pb-3">
      {head.fromProxy && (
        <p role="note" className="border-line border-b bg-raised px-3 py-2 text-warn text-xs">
          Answered by the proxy in the place of the server: it did not open the way there.
        </p>
      )}
      <Titled
        title={`${head.headers.length === 1 ? '1 header' : `${head.headers.length} headers`}, ${formatBytes(head.headBytes)} on the wire`}
        action={<CopyButton label="Copy all headers" text={() => textOf(head.headers)} />}
      >
        <HeaderTable label="Response headers" headers={head.headers} />
      </Titled>
      {head.trailers.length > 0 && (
        <Titled title="Trailers, after the body">
          <HeaderTable label="Trailers" headers={head.trailers} />
        </Titled>
      )}
      {head.informational.map(({ status, headers, atMs }) => (
        <Titled key={atMs} title={`${status}, received at ${formatDuration(atMs)}, before the response`}>
          {headers.length > 0 && <HeaderTable label={`Headers of the ${status}`} headers={headers} />}
        </Titled>
      ))}
    </div>
  )
}

function Titled({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <div className="flex h-9 items-center justify-between pr-2 pl-3 text-faint text-xs">
        {title}
        {action}
      </div>
      {children}
    </section>
  )
}

function textOf(headers: readonly Header[]): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n')
}
