import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { formatCount } from '#shared/format/count.ts'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { changeConsole, EVERYTHING, type QueryFlags, useConsole } from '../../../state/consoles.ts'
import { host } from '../../../state/host.ts'
import { tellFailure } from '../../../state/notices.ts'
import { problemOf } from './filter-problem.ts'
import { QueryField } from './query-field.tsx'
import { Slowly } from './slowly.tsx'
import { type FoundList, stepToMatch } from './step-matches.ts'
import { type FilterProgress, useLogFilter } from './use-log-filter.ts'

interface SearchBarProps {
  tabId: string
  logId: string
  opened: number
  standing: LogStanding
  /** Counts up when it is asked for once more: the field then takes the focus. */
  asked: number
  onClose: () => void
}

const PLAIN: QueryFlags = { regex: false, matchCase: false, wholeWord: false }

/** Searches all of a log; the list stays as it is filtered, and goes from match to match that is in it. */
export function SearchBar({ tabId, logId, opened, standing, asked, onClose }: SearchBarProps) {
  const { selected, found: shown } = useConsole(tabId)
  const [text, setText] = useState('')
  const [flags, setFlags] = useState(PLAIN)
  const [note, setNote] = useState<{ words: string; at?: number }>()
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const wanted = text === '' ? undefined : { ...EVERYTHING, show: { query: { text, ...flags } } }
  const progress = useLogFilter(logId, opened, wanted)
  const problem = problemOf(progress.error)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [asked])

  const { found } = progress
  const step = (by: 1 | -1) => {
    if (!found) return
    const matches = foundList(logId, found.filterId, found.matches)
    const from = selected ?? (by === 1 ? standing.first - 1 : standing.next)
    stepToMatch(matches, shown && foundList(logId, shown.filterId, shown.matches), from, by).then(
      next => {
        if (!next) return setNote({ words: by === 1 ? 'None after this one' : 'None before this one' })
        setNote({ words: '', at: next.n })
        changeConsole(tabId, { selected: next.seq, following: false })
      },
      (error: unknown) => tellFailure('The log cannot be searched', error)
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const change = (act: () => void) => {
    setNote(undefined)
    act()
  }
  const none = (found?.matches ?? 0) === 0
  return (
    <search
      aria-label="Search messages"
      data-place-keys
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-1 border-line border-b bg-raised px-2 py-1 text-xs"
    >
      <QueryField
        label="Search"
        placeholder="Search the whole log"
        text={text}
        flags={flags}
        onText={next => change(() => setText(next))}
        onFlags={next => change(() => setFlags(next))}
        onKeyDown={onKeyDown}
        problemId={problem && id}
        field={field}
      />
      <span
        id={id}
        role="status"
        className={`min-w-24 px-1 tabular-nums ${problem ? 'text-bad' : 'text-muted'}`}
      >
        {problem?.words ?? (text === '' ? '' : wordsOf(progress, note))}
      </span>
      {progress.busy && text !== '' && (
        <Slowly>
          <Button size="small" variant="ghost" onClick={progress.stop}>
            Stop
          </Button>
        </Slowly>
      )}
      <span className="ml-auto flex items-center">
        <IconButton
          label="Previous match"
          icon={<ArrowUp />}
          keys={['Shift', 'Enter']}
          aria-disabled={none}
          onClick={() => step(-1)}
        />
        <IconButton
          label="Next match"
          icon={<ArrowDown />}
          keys={['Enter']}
          aria-disabled={none}
          onClick={() => step(1)}
        />
        <IconButton label="Close search" icon={<X />} keys={['Esc']} onClick={onClose} />
      </span>
    </search>
  )
}

function wordsOf(
  { found, busy, stopped }: FilterProgress,
  note: { words: string; at?: number } | undefined
): string {
  if (stopped) return 'Stopped'
  if (!found) return busy ? 'Searching…' : ''
  const total = formatCount(found.matches)
  if (found.matches === 0) return found.upToDate ? 'No matches' : 'Searching…'
  if (note?.at !== undefined) return `${formatCount(note.at + 1)} of ${total}`
  return note ? `${note.words}, ${total} in all` : `${total} ${found.matches === 1 ? 'match' : 'matches'}`
}

function foundList(logId: string, filterId: string, count: number): FoundList {
  return {
    count,
    at: async seq => (await host.ready()).call('log.foundAt', { id: logId, filterId, seq }),
    async seqOf(n) {
      const client = await host.ready()
      const [entry] = await client.call('log.found', { id: logId, filterId, from: n, count: 1 })
      return entry?.seq
    }
  }
}
