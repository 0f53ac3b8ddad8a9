import { useMemo, useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { boundaryInContent, boundaryOfType } from '#shared/multipart/boundary.ts'
import { factsOfPart, type MultipartPart } from '#shared/multipart/multipart-part.ts'
import { BodyNotice } from '../../body-notice.tsx'
import { Quiet } from '../../quiet.tsx'
import type { BodyViewProps } from '../body-view.ts'
import { ChoiceList } from '../choice-list.tsx'
import { ListAndDetail } from '../list-and-detail.tsx'
import { useFedWorker } from '../use-fed-worker.ts'
import { describeEnd } from './describe-end.ts'
import { PartBody } from './part-body.tsx'
import workerUrl from './parts.worker.ts?worker&url'
import { type FoundParts, MOST_PARTS, type PartsQuestion } from './parts-desk.ts'

const ROW_HEIGHT = 28

/** The parts of a multipart body, of which one is shown as a body by itself. */
export function PartsView({ body, facts }: BodyViewProps) {
  const boundary = boundaryOfType(facts.typeHeader) ?? boundaryInContent(facts.head)
  if (boundary === undefined)
    return <Quiet>Neither does its Content-Type name a boundary, nor does the body begin with one.</Quiet>
  return <Parts body={body} boundary={boundary} />
}

function Parts({ body, boundary }: Pick<BodyViewProps, 'body'> & { boundary: string }) {
  const { known, readBytes, busy, failed } = useFedWorker<PartsQuestion, FoundParts>(body, {
    url: workerUrl,
    name: 'parts',
    open: { kind: 'open', boundary },
    firstBytes: body.size
  })
  const [chosen, setChosen] = useState(0)
  if (failed !== undefined) return <Quiet>{failed}</Quiet>
  if (!known) return null
  const { parts, end } = known
  const selected = Math.min(chosen, parts.length - 1)
  const part = parts[selected]
  if (!part)
    return (
      <Quiet>
        {busy
          ? `Reading ${formatBytes(readBytes)} …`
          : 'There is no part in it: its boundary does not turn up.'}
      </Quiet>
    )
  return (
    <>
      <BodyNotice tone={end && !end.closed ? 'warn' : 'quiet'}>
        {parts.length === 1 ? '1 part' : `${parts.length.toLocaleString('en')} parts`}
        {parts.length === MOST_PARTS && '; those beyond are left out'}
        {busy && <span role="status">Reading {formatBytes(readBytes)} …</span>}
        {end && describeEnd(end)}
      </BodyNotice>
      <ListAndDetail
        label="Resize parts and part"
        list={
          <ChoiceList
            label="Parts"
            count={parts.length}
            rowHeight={ROW_HEIGHT}
            selected={selected}
            onSelect={setChosen}
          >
            {index => <PartRow index={index} part={parts[index]} />}
          </ChoiceList>
        }
        detail={<PartBody key={part.offset} of={body} part={part} />}
      />
    </>
  )
}

function PartRow({ index, part }: { index: number; part: MultipartPart | undefined }) {
  const facts = useMemo(() => part && factsOfPart(part), [part])
  if (!part || !facts) return null
  const { name, filename, contentType, range } = facts
  return (
    <>
      <span className="w-6 shrink-0 text-right tabular-nums">{index + 1}</span>
      <span className="flex min-w-0 flex-1 gap-2">
        <span className="truncate font-medium text-ink">
          {visibleText(name ?? filename ?? range ?? 'Part without a name')}
        </span>
        {name !== undefined && filename !== undefined && (
          <span className="truncate">{visibleText(filename)}</span>
        )}
      </span>
      <span className="@sm:block hidden max-w-2/5 truncate font-mono">
        {visibleText(contentType) || 'no content type'}
      </span>
      <span className="w-16 shrink-0 text-right tabular-nums">{formatBytes(part.length)}</span>
    </>
  )
}
