import {
  ArrowDown,
  ArrowUp,
  Bookmark,
  CircleAlert,
  Handshake,
  Hourglass,
  Plug,
  TriangleAlert,
  Unplug
} from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { DamagedEntry, LogEntry, MessageEntry, NoteEntry } from '#shared/model/socket/log-entry.ts'
import { classNames } from '../../../components/class-names.ts'
import { noteWords, OPCODE_WORDS, previewOf } from './entry-words.ts'

interface RowProps {
  entry: LogEntry
  /** When it happened, in words. */
  time: string
  /** Whether its lane is told: there are several. */
  lanes: boolean
  marked: boolean
  /** Of a WebSocket; else of an event stream. */
  socket: boolean
}

/** One entry of a log in a line. Drawn once: an entry never changes. */
export const EntryRow = memo(function EntryRow({ entry, time, lanes, marked, socket }: RowProps) {
  return (
    <>
      <span className="-mr-1 flex w-3 shrink-0 justify-center">
        {marked && <Bookmark aria-label="Marked" className="size-3 fill-current text-warn" />}
      </span>
      <span className="w-20 shrink-0 whitespace-nowrap text-right text-muted tabular-nums">{time}</span>
      {lanes && <Lane lane={entry.lane} />}
      {entry.kind === 'message' ? <Message entry={entry} /> : <Note note={entry} socket={socket} />}
    </>
  )
})

/** Connections are told apart by their number, and in turn by a bar. */
function Lane({ lane }: { lane: number }) {
  return (
    <span
      title={`Connection ${lane + 1}`}
      className={classNames(
        'flex h-4 min-w-5 shrink-0 items-center justify-center border-l-2 pl-1 text-2xs text-muted tabular-nums',
        lane % 2 === 0 ? 'border-accent' : 'border-warn'
      )}
    >
      <span className="sr-only">Connection </span>
      {lane + 1}
    </span>
  )
}

function Message({ entry }: { entry: MessageEntry }) {
  const { direction, opcode, size, event, origin, covered, doubtful } = entry
  const isSent = direction === 'sent'
  const Arrow = isSent ? ArrowUp : ArrowDown
  const isData = opcode === 'text' || opcode === 'binary' || opcode === 'event'
  return (
    <>
      <Arrow
        aria-label={isSent ? 'Sent' : 'Received'}
        className={classNames('size-3.5 shrink-0', isSent ? 'text-phase-send' : 'text-good')}
      />
      <span
        className={classNames(
          'w-9 shrink-0 truncate text-2xs @max-sm:hidden',
          opcode === 'close' ? 'text-warn' : 'text-muted'
        )}
      >
        {OPCODE_WORDS[opcode]}
      </span>
      <span
        className={classNames(
          'min-w-0 flex-1 truncate font-mono text-code',
          !isData ? 'text-muted' : entry.text === undefined ? 'text-accent' : 'text-ink'
        )}
      >
        {event && event.type !== 'message' && (
          <span className="mr-2 text-accent">{visibleText(event.type)}</span>
        )}
        {previewOf(entry)}
      </span>
      {doubtful && (
        <TriangleAlert aria-label="Damaged: it may be wrong" className="size-3.5 shrink-0 text-warn" />
      )}
      {covered && <Tag>secret covered</Tag>}
      {origin && origin !== 'person' && origin !== 'protocol' && <Tag>{origin}</Tag>}
      <span className="min-w-12 shrink-0 whitespace-nowrap text-right text-muted tabular-nums @max-sm:hidden">
        {formatBytes(size)}
      </span>
    </>
  )
}

function Tag({ children }: { children: string }) {
  return (
    <span className="shrink-0 rounded bg-hover px-1.5 text-2xs text-muted @max-md:hidden">{children}</span>
  )
}

function Note({ note, socket }: { note: NoteEntry | DamagedEntry; socket: boolean }) {
  const { icon, tone } = looksOf(note)
  return (
    <span className={classNames('flex min-w-0 flex-1 items-center gap-2 [&_svg]:size-3.5', tone)}>
      <span aria-hidden="true" className="shrink-0">
        {icon}
      </span>
      <span className="truncate">{noteWords(note, socket)}</span>
    </span>
  )
}

function looksOf(note: NoteEntry | DamagedEntry): { icon: ReactNode; tone: string } {
  switch (note.kind) {
    case 'opening':
      return { icon: <Plug />, tone: 'text-muted' }
    case 'handshake':
      return note.error
        ? { icon: <CircleAlert />, tone: 'text-bad' }
        : { icon: <Handshake />, tone: 'text-good' }
    case 'missed-pong':
      return { icon: <TriangleAlert />, tone: 'text-warn' }
    case 'fault':
      return { icon: <CircleAlert />, tone: 'text-bad' }
    case 'ended':
      return { icon: <Unplug />, tone: note.end.code === 1000 ? 'text-muted' : 'text-warn' }
    case 'waiting':
      return { icon: <Hourglass />, tone: 'text-muted' }
    case 'damaged':
      return { icon: <CircleAlert />, tone: 'text-bad' }
  }
}
