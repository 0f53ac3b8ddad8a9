import { useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { countOf } from '#shared/format/count.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { boundaryInContent, boundaryOfType } from '#shared/multipart/boundary.ts'
import { BodyNotice } from '../../body-notice.tsx'
import { Quiet } from '../../quiet.tsx'
import type { BodyViewProps } from '../body-view.ts'
import { ChoiceList } from '../choice-list.tsx'
import { ListAndDetail } from '../list-and-detail.tsx'
import { ReadSoFar } from '../read-so-far.tsx'
import { ReadingBody, UnreadBody } from '../reading-body.tsx'
import { useAsked } from '../use-asked.ts'
import { useBlocks } from '../use-blocks.ts'
import { useFedWorker } from '../use-fed-worker.ts'
import { describeEnd } from './describe-end.ts'
import { PartBody } from './part-body.tsx'
import workerUrl from './parts.worker.ts?worker&url'
import { MOST_PARTS, type PartLine, type PartsAnswer, type PartsQuestion } from './parts-desk.ts'

const ROW_HEIGHT = 28

/** The parts of a multipart body, of which one is shown as a body by itself. */
export function PartsView({ body, facts }: BodyViewProps) {
  const boundary = boundaryOfType(facts.typeHeader) ?? boundaryInContent(facts.head)
  if (boundary === undefined)
    return <Quiet>Neither does its Content-Type name a boundary, nor does the body begin with one.</Quiet>
  return <Parts body={body} boundary={boundary} />
}

function Parts({ body, boundary }: Pick<BodyViewProps, 'body'> & { boundary: string }) {
  const fed = useFedWorker<PartsQuestion, PartsAnswer>(body, {
    url: workerUrl,
    name: 'parts',
    open: { kind: 'open', boundary },
    firstBytes: body.size
  })
  const { known, version, readBytes, busy, failed, ask } = fed
  const [chosen, setChosen] = useState(0)
  const [fetchLines] = useState(
    () => async (from: number, count: number) => (await ask({ kind: 'lines', from, count })).lines ?? []
  )
  const [fetchPart] = useState(() => async (index: number) => (await ask({ kind: 'part', index })).part)
  const { at, see } = useBlocks<PartLine>(fetchLines, version)
  const count = known?.count ?? 0
  const selected = Math.max(0, Math.min(chosen, count - 1))
  // What has been found once stays as it is, however many more are found.
  const part = useAsked(fetchPart, count > 0 ? selected : undefined)
  if (failed !== undefined) return <Quiet>{failed}</Quiet>
  if (count === 0 && busy)
    return <ReadingBody noun="parts" readBytes={readBytes} size={body.size} onCancel={fed.pause} />
  if (count === 0 && readBytes < body.size)
    return <UnreadBody noun="body" onRetry={() => fed.readMore(body.size)} />
  if (!known || count === 0) return <Quiet>There is no part in it: its boundary does not turn up.</Quiet>
  const { end } = known
  return (
    <>
      <BodyNotice tone={end && !end.closed ? 'warn' : 'quiet'}>
        {countOf(count, 'part')}
        {count === MOST_PARTS && '; those beyond are left out'}
        {end && describeEnd(end)}
        <ReadSoFar fed={fed} size={body.size} step={body.size} />
      </BodyNotice>
      <ListAndDetail
        label="Resize parts and part"
        list={
          <ChoiceList
            label="Parts"
            count={count}
            rowHeight={ROW_HEIGHT}
            selected={selected}
            onSelect={setChosen}
            onSight={see}
          >
            {index => <PartRow index={index} line={at(index)} />}
          </ChoiceList>
        }
        nested={boundaryOfType(part?.facts.typeHeader) !== undefined}
        detail={part && <PartBody key={part.offset} of={body} part={part} />}
      />
    </>
  )
}

function PartRow({ index, line }: { index: number; line: PartLine | undefined }) {
  return (
    <>
      <span className="w-6 shrink-0 text-right tabular-nums">{index + 1}</span>
      {line && <NamedLine line={line} />}
    </>
  )
}

function NamedLine({ line: { name, filename, contentType, range, length } }: { line: PartLine }) {
  return (
    <>
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
      <span className="w-16 shrink-0 text-right tabular-nums">{formatBytes(length)}</span>
    </>
  )
}
