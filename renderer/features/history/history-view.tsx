import { History, Search, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { countOf } from '#shared/format/count.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { searchHistory, useHistory, watchHistory } from '../../state/history.ts'
import { useWatched } from '../../state/use-watched.ts'
import { ChooseSecond } from './choose-second.tsx'
import { ClearHistory } from './clear-history.tsx'
import { HistoryList } from './history-list.tsx'
import { HistoryMenu } from './history-menu.tsx'

/** What was sent, latest first: to be searched, looked at and sent again. */
export function HistoryView() {
  const { text, entries, loading, problem, count, bytes } = useHistory()
  const [clearing, setClearing] = useState(false)
  const section = useRef<HTMLElement>(null)
  useWatched(watchHistory)

  const footer = count > 0 && (
    <p className="flex h-8 shrink-0 items-center border-line border-t px-3.5 text-2xs text-muted tabular-nums">
      {countOf(count, 'exchange')}, {formatBytes(bytes)}
    </p>
  )

  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label="History"
      className="flex min-h-0 flex-1 flex-col outline-none"
    >
      <header className="flex h-9 shrink-0 items-center gap-0.5 pr-1.5 pl-3.5">
        <h2 className="flex-1 truncate font-semibold text-muted text-xs">History</h2>
        <HistoryMenu />
        {count > 0 && (
          <IconButton label="Clear history" icon={<Trash2 />} onClick={() => setClearing(true)} />
        )}
      </header>
      {clearing && (
        <div className="px-2">
          <ClearHistory
            onDone={clears => {
              setClearing(false)
              if (clears) section.current?.focus()
            }}
          />
        </div>
      )}
      {count > 0 && (
        <SearchField
          label="Search history"
          icon={<Search />}
          placeholder="URLs, headers, bodies"
          clear="Clear search"
          value={text}
          onChange={searchHistory}
        />
      )}
      <ChooseSecond />
      {problem !== undefined && (
        <p role="alert" className="mx-2 mb-1 select-text rounded-md bg-warn-soft px-3 py-2 text-xs">
          {problem}
        </p>
      )}
      {entries.length > 0 ? (
        <HistoryList entries={entries} footer={footer} onEmptied={() => section.current?.focus()} />
      ) : (
        <>
          {loading ? <div className="flex-1" /> : <NothingHere searched={text.trim() !== ''} />}
          {footer}
        </>
      )}
    </section>
  )
}

function NothingHere({ searched }: { searched: boolean }) {
  if (searched)
    return (
      <EmptyState icon={<Search />} title="Nothing was found">
        <p className="max-w-56 text-muted text-sm">Every word must occur in what was sent or came back.</p>
      </EmptyState>
    )
  return (
    <EmptyState icon={<History />} title="Nothing was sent yet">
      <p className="max-w-56 text-muted text-sm">
        Each request that is sent is kept here with its answer, secrets masked, until it is too old.
      </p>
    </EmptyState>
  )
}
