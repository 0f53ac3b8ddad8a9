import { FilterX, SlidersHorizontal } from 'lucide-react'
import { useId, useState } from 'react'
import { formatCount } from '#shared/format/count.ts'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import type { MessageDirection } from '#shared/model/socket/opcodes.ts'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../components/class-names.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { MenuButton } from '../../../components/menu-button.tsx'
import {
  changeConsole,
  changeFilter,
  changeShown,
  EVERYTHING,
  type QueryFlags,
  showsEverything,
  useConsole
} from '../../../state/consoles.ts'
import { FilterChips } from './filter-chips.tsx'
import { problemOf } from './filter-problem.ts'
import { jsonPathHint } from './json-path-hint.ts'
import { choiceOf, kindOptions, opcodesOf } from './message-kinds.ts'
import { MoreFilters } from './more-filters.tsx'
import { QueryField } from './query-field.tsx'
import { SavedFilters } from './saved-filters.tsx'
import { Slowly } from './slowly.tsx'
import type { FilterProgress } from './use-log-filter.ts'

interface FilterBarProps {
  tabId: string
  standing: LogStanding
  progress: FilterProgress
  /** Of a WebSocket; else of an event stream. */
  socket: boolean
}

const DIRECTIONS = [
  { value: 'both', label: 'Both ways' },
  { value: 'received', label: 'Received' },
  { value: 'sent', label: 'Sent' }
] as const satisfies readonly { value: 'both' | MessageDirection; label: string }[]

/** What of a log is shown. */
export function FilterBar({ tabId, standing, progress, socket }: FilterBarProps) {
  const { filter, flags } = useConsole(tabId)
  const { show } = filter
  const [more, setMore] = useState(false)
  const id = useId()
  const problem = problemOf(progress.error)
  const { found, busy } = progress
  const findsNothing = found?.matches === 0 && !busy && !problem
  const hint = findsNothing ? jsonPathHint(show.jsonPath ?? '') : undefined
  const query = (text: string, next: QueryFlags) => {
    changeConsole(tabId, { flags: next })
    changeShown(tabId, { query: text === '' ? undefined : { text, ...next } })
  }
  return (
    <search
      aria-label="Filter messages"
      className="flex shrink-0 flex-col gap-1 border-line border-b bg-raised px-2 py-1 text-xs"
    >
      <div className="flex flex-wrap items-center gap-x-1 gap-y-1">
        <QueryField
          label="Filter"
          placeholder="Filter by text"
          text={show.query?.text ?? ''}
          flags={flags}
          onText={text => query(text, flags)}
          onFlags={next => query(show.query?.text ?? '', next)}
          onKeyDown={event => {
            if (event.key !== 'Escape' || show.query === undefined) return
            event.preventDefault()
            event.stopPropagation()
            query('', flags)
          }}
          problemId={problem?.field === 'query' ? id : undefined}
        />
        {socket && (
          <MenuButton
            label="Direction"
            value={show.directions?.length === 1 ? (show.directions[0] ?? 'both') : 'both'}
            options={DIRECTIONS}
            onChange={next => changeShown(tabId, { directions: next === 'both' ? undefined : [next] })}
            className="h-7"
          />
        )}
        <MenuButton
          label="Kinds"
          value={choiceOf(show.opcodes)}
          options={kindOptions(socket)}
          onChange={next => changeShown(tabId, { opcodes: opcodesOf(next) })}
          className="h-7"
        />
        <IconButton
          label="More filters"
          icon={<SlidersHorizontal />}
          aria-expanded={more}
          className={classNames(more && 'bg-accent-soft text-accent')}
          onClick={() => setMore(!more)}
        />
        <SavedFilters tabId={tabId} />
        {!showsEverything(filter) && (
          <>
            <Outcome progress={progress} standing={standing} />
            <IconButton
              label="Show all messages"
              icon={<FilterX />}
              onClick={() => changeFilter(tabId, EVERYTHING)}
            />
          </>
        )}
      </div>
      {more && (
        <MoreFilters tabId={tabId} lanes={standing.lanes} problem={problem} problemId={id} hint={hint} />
      )}
      <FilterChips tabId={tabId} all={!more} />
      {problem && (
        <p id={id} role="alert" className="select-text px-1 text-bad">
          {problem.words}
        </p>
      )}
    </search>
  )
}

/** How much is shown, and a way out where that takes long. */
function Outcome({ progress, standing }: { progress: FilterProgress; standing: LogStanding }) {
  const { found, busy, stopped, error } = progress
  if (stopped)
    return (
      <Button size="small" variant="ghost" onClick={progress.retry}>
        Filter again
      </Button>
    )
  if (error) return null
  const entries = standing.next - standing.first
  const done = found ? Math.max(0, found.searched - standing.first) : 0
  const share = entries === 0 ? 1 : Math.min(1, done / entries)
  return (
    <span className="flex items-center gap-1 whitespace-nowrap px-1 text-muted tabular-nums">
      <span role="status">
        {formatCount(found?.matches ?? 0)} of {formatCount(entries)}
        {busy && share < 0.99 && <Slowly>{`, ${Math.floor(share * 100)} % searched`}</Slowly>}
      </span>
      {busy && share < 0.99 && (
        <Slowly>
          <Button size="small" variant="ghost" onClick={progress.stop}>
            Stop
          </Button>
        </Slowly>
      )}
    </span>
  )
}
