import { FileInput, GitCompareArrows, Trash2 } from 'lucide-react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { HistoryEntry, HistorySession } from '#shared/model/history.ts'
import { classNames } from '../../components/class-names.ts'
import { methodTone } from '../request/method-tone.ts'
import { shortMethod } from '../request/short-method.ts'
import { OUTCOME_COLOURS } from './outcome-colours.ts'
import { messagesOf, tellEntry } from './tell-entry.ts'

interface HistoryRowProps {
  entry: HistoryEntry
  tabIndex: number
  selected: boolean
  onClick: (event: MouseEvent<HTMLElement>) => void
  onDelete: () => void
  /** Begins a comparison with another one. */
  onCompare: () => void
  /** Asks for what can be done with it. */
  onMenu: (event: MouseEvent<HTMLElement>) => void
  onKeyDown: (event: KeyboardEvent) => void
  onFocus: () => void
}

const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

/** One exchange: what was asked, what came back, how long it took. */
export function HistoryRow({
  entry,
  tabIndex,
  selected,
  onClick,
  onDelete,
  onCompare,
  onMenu,
  onKeyDown,
  onFocus
}: HistoryRowProps) {
  const { id, url, error, totalMs, startedAt, source, socket } = entry
  const { method, outcome, tone } = tellEntry(entry)
  return (
    <div className="group relative h-full px-1.5">
      <button
        type="button"
        data-row={id}
        tabIndex={tabIndex}
        title={titleOf(entry)}
        aria-pressed={selected || undefined}
        onClick={onClick}
        onContextMenu={onMenu}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        className={classNames(
          'grid h-full w-full select-none grid-cols-[2.25rem_minmax(0,1fr)] content-center items-baseline gap-x-2 gap-y-0.5 rounded-md px-2 text-left -outline-offset-2',
          selected ? 'bg-accent-soft' : 'hover:bg-hover'
        )}
      >
        <span className={classNames('truncate font-mono font-semibold text-2xs', methodTone(method))}>
          {shortMethod(method)}
        </span>
        <span className="@container flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate text-sm">
            {visibleText(source.name ?? (url === '' ? (source.file ?? '/') : shortened(url)))}
          </span>
          {socket && <MessageCount session={socket} />}
        </span>
        <span className={classNames('font-mono text-2xs', OUTCOME_COLOURS[tone])}>{outcome}</span>
        <span className="flex items-baseline gap-2 text-2xs text-muted tabular-nums">
          <span className="min-w-0 flex-1 truncate">
            {error !== undefined && (
              <span className={classNames('mr-2 font-mono', OUTCOME_COLOURS[tone])}>{error}</span>
            )}
            {visibleText(source.name === undefined ? hostOf(url) : shortened(url))}
          </span>
          {source.file !== undefined && (
            <FileInput aria-label={`imported from ${source.file}`} className="size-3 shrink-0 self-center" />
          )}
          {!socket && <span className="shrink-0 group-hover:invisible">{formatDuration(totalMs)}</span>}
          <time dateTime={startedAt} className="min-w-13 shrink-0 text-right group-hover:invisible">
            {TIME.format(new Date(startedAt))}
          </time>
        </span>
      </button>
      <button
        type="button"
        aria-label={`Compare ${method} ${url} with another`}
        title="Compare with another"
        tabIndex={-1}
        onClick={onCompare}
        className="absolute right-8 bottom-1 flex size-5 items-center justify-center rounded text-muted opacity-0 hover:bg-line hover:text-ink group-hover:opacity-100"
      >
        <GitCompareArrows aria-hidden="true" className="size-3.5" />
      </button>
      <button
        type="button"
        aria-label={`Delete ${method} ${url} from the history`}
        tabIndex={-1}
        onClick={onDelete}
        className="absolute right-2.5 bottom-1 flex size-5 items-center justify-center rounded text-muted opacity-0 hover:bg-line hover:text-bad group-hover:opacity-100"
      >
        <Trash2 aria-hidden="true" className="size-3.5" />
      </button>
    </div>
  )
}

/** Beside what it is called: below it there is only room for where it went. */
function MessageCount({ session }: { session: HistorySession }) {
  const told = messagesOf(session)
  if (!told) return null
  return (
    <span className="shrink-0 rounded bg-hover px-1 text-2xs text-muted tabular-nums">
      {told.count}
      <span className="@max-[15rem]:sr-only"> {told.word}</span>
    </span>
  )
}

function titleOf({ url, source, socket }: HistoryEntry): string {
  const messages = socket && messagesOf(socket)
  const lines = [
    visibleText(url),
    source.file === undefined ? '' : `Imported from ${visibleText(source.file)}`,
    messages ? `${messages.count} ${messages.word}` : '',
    socket?.cutOff ? 'The recording was cut off' : ''
  ]
  return lines.filter(line => line !== '').join('\n')
}

function shortened(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/?#]*/i, '') || '/'
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url)?.[1] ?? url
}
