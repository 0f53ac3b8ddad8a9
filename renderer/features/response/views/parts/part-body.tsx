import { ChevronRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { countOf, formatCount } from '#shared/format/count.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { BodyActions } from '../../body-actions.tsx'
import { BodyNotice } from '../../body-notice.tsx'
import { Quiet } from '../../quiet.tsx'
import { StoredBody } from '../../stored-body.tsx'
import type { PartDetail } from './parts-desk.ts'
import { sliceOfPart } from './slice-of-part.ts'

/** One part: its headers, and its content by whatever view suits that. */
export function PartBody({ of, part }: { of: BodyInfo; part: PartDetail }) {
  const slice = useSlice(of, part)
  const { typeHeader, filename, encoding } = part.facts
  const disposition = part.headers.find(([name]) => name.toLowerCase() === 'content-disposition')?.[1]
  return (
    <section aria-label="Part" className="flex min-h-0 flex-1 flex-col">
      {part.headers.length > 0 && <PartHeaders headers={part.headers} more={part.more} />}
      {part.headless && (
        <BodyNotice tone="warn">
          Its headers are left out: those of the parts before it are more than is kept.
        </BodyNotice>
      )}
      {encoding !== undefined && (
        <BodyNotice tone="quiet">
          This part was sent as {encoding}: its bytes are shown as they came.
        </BodyNotice>
      )}
      {part.length === 0 ? (
        <Quiet>This part is empty.</Quiet>
      ) : slice && 'failed' in slice ? (
        <Quiet>{slice.failed}</Quiet>
      ) : (
        slice && (
          <StoredBody
            body={slice.body}
            url={undefined}
            fileName={filename}
            typeHeader={typeHeader}
            actions={<BodyActions named={{ body: slice.body, url: filename ?? '', disposition }} />}
          />
        )
      )}
    </section>
  )
}

function PartHeaders({ headers, more }: Pick<PartDetail, 'headers' | 'more'>) {
  return (
    <details className="group max-h-1/2 shrink-0 select-text overflow-y-auto border-line border-b text-xs">
      <summary className="flex h-8 low:h-7 cursor-default items-center gap-1.5 px-3 text-muted -outline-offset-2 hover:text-ink">
        <ChevronRight
          aria-hidden="true"
          className="size-3.5 transition-transform duration-100 group-open:rotate-90"
        />
        {countOf(headers.length + more, 'header')} of this part
      </summary>
      <ul className="px-3 pb-2 font-mono text-code">
        {headers.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may come twice
          <li key={index} className="[overflow-wrap:anywhere]">
            <span className="text-accent">{visibleText(name)}</span>: {visibleText(value)}
          </li>
        ))}
        {more > 0 && <li className="text-faint">{formatCount(more)} more are left out.</li>}
      </ul>
    </details>
  )
}

function useSlice(of: BodyInfo, part: PartDetail): { body: BodyInfo } | { failed: string } | undefined {
  const [slice, setSlice] = useState<{ body: BodyInfo } | { failed: string }>()
  useEffect(() => {
    if (part.length === 0) return
    let wanted = true
    sliceOfPart(of, part).then(
      body => wanted && setSlice({ body }),
      (error: unknown) => wanted && setSlice({ failed: ClientError.wrap(error).message })
    )
    return () => {
      wanted = false
    }
  }, [of, part])
  return slice
}
