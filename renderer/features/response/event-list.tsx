import { memo, useEffect, useRef } from 'react'
import { countOf, formatCount } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { EventTail, TailEvent } from '#shared/model/event-tail.ts'
import { Quiet } from './quiet.tsx'

/** From the end of a list: nearer than this counts as being there. */
const NEAR_PX = 24

/** The last events of a stream, the newest at the bottom; it stays in sight for whoever has not scrolled up. */
export function EventList({ events, running }: { events: EventTail | undefined; running: boolean }) {
  const list = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new event is what matters
  useEffect(() => {
    if (atEnd.current && list.current) list.current.scrollTop = list.current.scrollHeight
  }, [events])
  if (!events) return <Quiet>{running ? 'No event has come yet.' : 'No event came.'}</Quiet>
  const { count, latest } = events
  return (
    <div
      ref={list}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX
      }}
      className="min-h-0 flex-1 select-text overflow-y-auto text-code"
    >
      <p className="sticky top-0 border-line border-b bg-surface px-3 py-2 text-muted">
        {countOf(count, 'event')}
        {count > latest.length && `, of which the last ${formatCount(latest.length)} are shown`}
      </p>
      <ol aria-label="Events">
        {latest.map(event => (
          <EventRow key={event.number} event={event} />
        ))}
      </ol>
    </div>
  )
}

/** Drawn once: an event never changes. */
const EventRow = memo(function EventRow({ event }: { event: TailEvent }) {
  const { number, atMs, type, id, text, length } = event
  return (
    <li className="border-line border-b px-3 py-1.5 font-mono [overflow-wrap:anywhere]">
      <p className="flex flex-wrap gap-x-3 text-faint tabular-nums">
        <span>{number}</span>
        <span className="text-accent">{visibleText(type)}</span>
        {id !== undefined && <span>id {visibleText(id)}</span>}
        <span className="ml-auto">{formatDuration(atMs)}</span>
      </p>
      <p className="whitespace-pre-wrap text-ink">
        {text.split('\n').map(visibleText).join('\n')}
        {length > text.length && (
          <span className="text-faint"> … {formatCount(length)} characters in all</span>
        )}
      </p>
    </li>
  )
})
