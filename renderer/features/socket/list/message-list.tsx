import { type KeyboardEvent, type MouseEvent, useEffect, useId } from 'react'
import type { LogEntry } from '#shared/model/socket/log-entry.ts'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import { classNames } from '../../../components/class-names.ts'
import type { TimeLook } from '../../../state/consoles.ts'
import { EntryRow } from './message-row.tsx'
import { timeWords } from './time-words.ts'
import { type Listed, useListedEntries } from './use-listed-entries.ts'
import { type ScrollMemory, useLogScroll } from './use-log-scroll.ts'

const ROW_PX = 24
/** More rows are never in sight. What races by is drawn into the same elements again. */
const SLOTS = 512

interface MessageListProps {
  /** What is listed. */
  label: string
  /** Of a WebSocket; else of an event stream. */
  socket: boolean
  listed: Listed
  standing: LogStanding
  /** When the session's clock began, since the epoch. */
  startMs: number
  timeLook: TimeLook
  /** The entry that is looked at, and where it stands in the list; undefined where it is not in it. */
  selected: { seq: number; place: number } | undefined
  onSelect: (seq: number, place: number) => void
  following: boolean
  onFollow: (following: boolean) => void
  /** Enter, or a double click. */
  onOpen: () => void
  onMark: (seq: number) => void
  /** Where it is, kept for when it comes back. */
  memory: ScrollMemory
  /** The menu of an entry is asked for: with a pointer, or with a key. */
  onMenu: (entry: LogEntry, row: HTMLElement, event?: MouseEvent) => void
}

/** The entries of a log, of which only those in sight are read and drawn. */
export function MessageList(props: MessageListProps) {
  const { listed, standing, startMs, timeLook, selected, onSelect, following, onFollow, onMenu } = props
  const { begin } = listed
  const name = useId()
  const entries = useListedEntries(listed, standing)
  // While the end is followed, it moves on when its entries are here: no empty row is ever in sight.
  const end =
    following && entries.reach > begin ? Math.max(begin, Math.min(listed.end, entries.reach)) : listed.end
  const place = selected?.place
  const scroll = useLogScroll({
    ...{ begin, end, following, onFollow, memory: props.memory },
    rowPx: ROW_PX,
    revealed: following ? undefined : place
  })
  const { from, to, page } = scroll
  const wantedFrom = following ? Math.max(begin, listed.end - page - 2) : from
  // One more before, whose time the first is told by.
  useEffect(
    () => entries.see(Math.max(begin, wantedFrom - 1), following ? listed.end : to, listed.end),
    [entries, begin, wantedFrom, to, following, listed.end]
  )
  const go = (to: number, at: number) => {
    const next = Math.max(begin, Math.min(to, end - 1))
    const entry = entries.at(next)
    // Who goes up wants to stay there, also on the last.
    onFollow(to >= end - 1 && to >= at)
    // One that is far away is not here yet: those of a session are called by their place.
    const seq = entry?.seq ?? (listed.filterId === undefined ? next : undefined)
    if (seq !== undefined) onSelect(seq, next)
  }
  /** What is chosen stays in sight, whatever comes. */
  const choose = (seq: number, at: number) => {
    if (at < end - 1) onFollow(false)
    onSelect(seq, at)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = place ?? (following ? end : from)
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: begin,
      End: end - 1
    }
    const next = steps[event.key]
    const command = event.ctrlKey || event.metaKey
    const entry = place === undefined ? undefined : entries.at(place)
    if (next !== undefined && !command && !event.altKey) go(next, at)
    else if (event.key === 'Enter' && entry) props.onOpen()
    else if (!command && !event.altKey && event.key.toLowerCase() === 'm' && entry) props.onMark(entry.seq)
    else if ((event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) && entry) {
      const row = document.getElementById(`${name}-${place}`)
      if (row) onMenu(entry, row)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const marks = new Set(standing.marks)
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n)
  return (
    <div
      ref={scroll.scroller}
      role="listbox"
      aria-label={props.label}
      tabIndex={0}
      aria-activedescendant={
        place !== undefined && place >= from && place < to ? `${name}-${place}` : undefined
      }
      onKeyDown={onKeyDown}
      className="@container min-h-0 min-w-0 flex-1 overflow-y-auto overflow-x-hidden -outline-offset-1 [overflow-anchor:none]"
    >
      <div role="presentation" className="relative w-full" style={{ height: scroll.height }}>
        {rows.map(place => {
          const entry = entries.at(place)
          const isSelected = entry !== undefined && entry.seq === selected?.seq
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the list, which says which one is active
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the list
            <div
              key={place % SLOTS}
              id={`${name}-${place}`}
              role="option"
              aria-selected={isSelected}
              aria-posinset={place - begin + 1}
              aria-setsize={end - begin}
              onClick={() => entry && choose(entry.seq, place)}
              onDoubleClick={() => props.onOpen()}
              onContextMenu={event => {
                if (!entry) return
                event.preventDefault()
                choose(entry.seq, place)
                onMenu(entry, event.currentTarget, event)
              }}
              className={classNames(
                'group absolute inset-x-0 top-0 flex h-6 cursor-default items-center gap-2 border-line/60 border-b pr-3 pl-1.5 text-xs',
                isSelected ? 'bg-accent-soft' : 'hover:bg-hover',
                entry && entry.kind !== 'message' && !isSelected && 'bg-raised'
              )}
              style={{ transform: `translateY(${scroll.offsetOf(place)}px)` }}
            >
              {entry ? (
                <EntryRow
                  entry={entry}
                  time={timeWords(timeLook, entry.atMs, {
                    startMs,
                    beforeMs: place > begin ? entries.at(place - 1)?.atMs : undefined
                  })}
                  lanes={standing.lanes > 1}
                  marked={marks.has(entry.seq)}
                  socket={props.socket}
                />
              ) : (
                <span className="ml-32 h-2 w-1/3 rounded bg-hover" />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
