import { useState } from 'react'
import { countOf } from '#shared/format/count.ts'
import { visibleText } from '#shared/format/visible-text.ts'
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
import { EventData } from './event-data.tsx'
import workerUrl from './events.worker.ts?worker&url'
import type { EventLine, EventsAnswer, EventsQuestion } from './events-desk.ts'

const ROW_HEIGHT = 26
/** So many bytes are read at first, and with each wish for more. */
const FIRST_BYTES = 8 * 1024 * 1024
const MORE_BYTES = 32 * 1024 * 1024

/** The events of a stream that is stored, of which one is shown in full. */
export function EventsView({ body }: BodyViewProps) {
  const fed = useFedWorker<EventsQuestion, EventsAnswer>(body, {
    url: workerUrl,
    name: 'events',
    open: { kind: 'open' },
    firstBytes: FIRST_BYTES
  })
  const { known, version, readBytes, busy, failed, ask } = fed
  const [chosen, setChosen] = useState(0)
  const [fetchLines] = useState(
    () => async (from: number, count: number) => (await ask({ kind: 'lines', from, count })).lines ?? []
  )
  const [fetchEvent] = useState(() => async (index: number) => (await ask({ kind: 'event', index })).event)
  const { at, see } = useBlocks<EventLine>(fetchLines, version)
  const count = known?.count ?? 0
  const selected = Math.max(0, Math.min(chosen, count - 1))
  const event = useAsked(fetchEvent, selected < count ? selected : undefined)
  if (failed !== undefined) return <Quiet>{failed}</Quiet>
  if (count === 0 && busy)
    return <ReadingBody noun="events" readBytes={readBytes} size={body.size} onCancel={fed.pause} />
  if (!known) return <UnreadBody noun="stream" onRetry={() => fed.readMore(FIRST_BYTES)} />
  if (count === 0)
    return (
      <>
        {known.failure === undefined && readBytes < body.size && (
          <BodyNotice tone="quiet">
            <ReadSoFar fed={fed} size={body.size} step={MORE_BYTES} full={known.full} />
          </BodyNotice>
        )}
        <Quiet>{known.failure ?? (known.cut ? ONLY_CUT : noEventIn(readBytes < body.size))}</Quiet>
      </>
    )
  return (
    <>
      <BodyNotice tone={known.failure === undefined && !known.cut ? 'quiet' : 'warn'}>
        <span>{countOf(count, 'event')}</span>
        {known.failure !== undefined && <span>{known.failure}</span>}
        {known.full && <span>Those beyond are left out.</span>}
        {known.cut && <span>The event behind the last one is not complete: the stream ends within it.</span>}
        <ReadSoFar fed={fed} size={body.size} step={MORE_BYTES} full={known.full} />
      </BodyNotice>
      <ListAndDetail
        label="Resize events and event"
        list={
          <ChoiceList
            label="Events"
            count={count}
            rowHeight={ROW_HEIGHT}
            selected={selected}
            onSelect={setChosen}
            onSight={see}
          >
            {index => <EventRow index={index} line={at(index)} />}
          </ChoiceList>
        }
        detail={event && <EventData key={selected} event={event} />}
      />
    </>
  )
}

const ONLY_CUT = 'There is no event in it but one that is not complete: the stream ends within it.'

/** @param partly whether there is more of it than was read */
function noEventIn(partly: boolean): string {
  return partly
    ? 'No event ends in what is read so far. The first one may be larger than that.'
    : 'There is no event in it: an event ends with an empty line, and has data.'
}

function EventRow({ index, line }: { index: number; line: EventLine | undefined }) {
  return (
    <>
      <span className="w-12 shrink-0 text-right tabular-nums">{index + 1}</span>
      {line && (
        <>
          <span className="max-w-40 shrink-0 truncate font-medium font-mono text-accent">
            {visibleText(line.type)}
          </span>
          <span className="min-w-0 flex-1 truncate font-mono text-ink">
            {visibleText(line.preview.replaceAll('\n', ' ↵ '))}
          </span>
          {line.id !== undefined && (
            <span className="max-w-32 shrink-0 truncate">id {visibleText(line.id)}</span>
          )}
        </>
      )}
    </>
  )
}
