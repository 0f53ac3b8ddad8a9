import { ChevronRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { factsOfPart, type MultipartPart } from '#shared/multipart/multipart-part.ts'
import { host } from '../../../../state/host.ts'
import { BodyActions } from '../../body-actions.tsx'
import { BodyNotice } from '../../body-notice.tsx'
import { Quiet } from '../../quiet.tsx'
import { StoredBody } from '../../stored-body.tsx'

/** One part: its headers, and its content by whatever view suits that. */
export function PartBody({ of, part }: { of: BodyInfo; part: MultipartPart }) {
  const slice = useSlice(of, part)
  const { typeHeader, filename, encoding } = factsOfPart(part)
  const disposition = part.headers.find(([name]) => name.toLowerCase() === 'content-disposition')?.[1]
  return (
    <section aria-label="Part" className="flex min-h-0 flex-1 flex-col">
      {part.headers.length > 0 && <PartHeaders headers={part.headers} />}
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
            url={filename ?? ''}
            typeHeader={typeHeader}
            actions={<BodyActions named={{ body: slice.body, url: filename ?? '', disposition }} />}
          />
        )
      )}
    </section>
  )
}

function PartHeaders({ headers }: Pick<MultipartPart, 'headers'>) {
  return (
    <details className="group max-h-1/2 shrink-0 select-text overflow-y-auto border-line border-b text-xs">
      <summary className="flex h-8 cursor-default items-center gap-1.5 px-3 text-muted -outline-offset-2 hover:text-ink">
        <ChevronRight
          aria-hidden="true"
          className="size-3.5 transition-transform duration-100 group-open:rotate-90"
        />
        {headers.length === 1 ? '1 header of this part' : `${headers.length} headers of this part`}
      </summary>
      <ul className="px-3 pb-2 font-mono text-code">
        {headers.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may come twice
          <li key={index} className="[overflow-wrap:anywhere]">
            <span className="text-accent">{visibleText(name)}</span>: {visibleText(value)}
          </li>
        ))}
      </ul>
    </details>
  )
}

const slices = new WeakMap<BodyInfo, Map<number, BodyInfo>>()

/** The content of a part as a body by itself. It is asked for once, and stays for as long as the whole does. */
function useSlice(of: BodyInfo, part: MultipartPart): { body: BodyInfo } | { failed: string } | undefined {
  const [slice, setSlice] = useState<{ body: BodyInfo } | { failed: string }>()
  useEffect(() => {
    if (part.length === 0) return
    let wanted = true
    sliceOf(of, part).then(
      body => wanted && setSlice({ body }),
      (error: unknown) => wanted && setSlice({ failed: ClientError.wrap(error).message })
    )
    return () => {
      wanted = false
    }
  }, [of, part])
  return slice
}

async function sliceOf(of: BodyInfo, part: MultipartPart): Promise<BodyInfo> {
  const known = slices.get(of) ?? new Map<number, BodyInfo>()
  slices.set(of, known)
  const there = known.get(part.offset)
  if (there) return there
  const { contentType, charset } = factsOfPart(part)
  const rpc = await host.ready()
  const body = await rpc.call('body.slice', {
    ...{ id: of.id, offset: part.offset, length: part.length, contentType },
    ...(charset !== undefined && { charset })
  })
  known.set(part.offset, body)
  return body
}
