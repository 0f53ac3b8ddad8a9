import { Filter } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { formatDuration } from '#shared/format/duration.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import { SearchField } from '../../../components/search-field.tsx'
import { Quiet } from '../quiet.tsx'
import { CopyHeaders } from './copy-headers.tsx'
import { ExplainedName } from './explained-name.tsx'
import { HeaderTable } from './header-table.tsx'

/** So many are found at a glance. */
const MANY = 12

interface HeadersSectionProps {
  head: ResponseHead | undefined
  running: boolean
  /** When the hop was over, and with it its trailers there. */
  endMs: number
}

/** The response head as received, then its trailers and the 1xx responses before it, when there were any. */
export function HeadersSection({ head, running, endMs }: HeadersSectionProps) {
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
        action={<CopyHeaders headers={head.headers} />}
      >
        <FilteredTable headers={head.headers} />
      </Titled>
      {head.trailers.length > 0 && (
        <Titled
          title={`Trailers, after the body, at ${formatDuration(endMs)}`}
          action={<CopyHeaders headers={head.trailers} />}
        >
          <HeaderTable label="Trailers" headers={head.trailers} renderName={renderName} />
        </Titled>
      )}
      {head.informational.map(({ status, headers, atMs }) => (
        <Titled key={atMs} title={`${status}, received at ${formatDuration(atMs)}, before the response`}>
          {headers.length > 0 && (
            <HeaderTable label={`Headers of the ${status}`} headers={headers} renderName={renderName} />
          )}
        </Titled>
      ))}
    </div>
  )
}

function FilteredTable({ headers }: { headers: readonly Header[] }) {
  const [filter, setFilter] = useState('')
  const wanted = filter.trim().toLowerCase()
  const shown = headers.filter(header => header.some(text => text.toLowerCase().includes(wanted)))
  return (
    <>
      {headers.length > MANY && (
        <SearchField
          label="Filter headers"
          placeholder="Filter by name or value"
          icon={<Filter />}
          clear="Show all headers"
          value={filter}
          onChange={setFilter}
        />
      )}
      {shown.length > 0 ? (
        <HeaderTable label="Response headers" headers={shown} renderName={renderName} />
      ) : (
        headers.length > 0 && <Quiet>No header has “{filter.trim()}” in its name or value.</Quiet>
      )}
    </>
  )
}

function renderName(name: string, value: string): ReactNode {
  return <ExplainedName name={name} value={value} />
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
