import { History, Search, Trash2 } from 'lucide-react'
import { formatBytes } from '#shared/format/bytes.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { clearHistory, searchHistory, useHistory, watchHistory } from '../../state/history.ts'
import { tellFailure } from '../../state/notices.ts'
import { closeDialog, openDialog, useUi } from '../../state/ui.ts'
import { useWatched } from '../../state/use-watched.ts'
import { HistoryList } from './history-list.tsx'

/** What was sent, latest first: to be searched, looked at and sent again. */
export function HistoryView() {
  const { text, entries, loading, problem, count, bytes } = useHistory()
  const clearing = useUi(({ dialog }) => dialog === 'clearHistory')
  useWatched(watchHistory)

  return (
    <section aria-label="History" className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-9 shrink-0 items-center gap-0.5 pr-1.5 pl-3.5">
        <h2 className="flex-1 truncate font-semibold text-2xs text-muted uppercase tracking-wider">
          History
        </h2>
        {count > 0 && (
          <IconButton label="Clear history" icon={<Trash2 />} onClick={() => openDialog('clearHistory')} />
        )}
      </header>
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
      {problem !== undefined && (
        <p role="alert" className="mx-2 mb-1 select-text rounded-md bg-warn-soft px-3 py-2 text-xs">
          {problem}
        </p>
      )}
      {entries.length > 0 ? (
        <HistoryList entries={entries} />
      ) : (
        !loading && <NothingHere searched={text.trim() !== ''} />
      )}
      {count > 0 && (
        <p className="shrink-0 border-line border-t px-3.5 py-1.5 text-2xs text-muted tabular-nums">
          {count === 1 ? '1 exchange' : `${count} exchanges`}, {formatBytes(bytes)}
        </p>
      )}
      <Dialog open={clearing} onClose={closeDialog} title="Clear history?">
        <p className="text-sm">
          All {count} recorded exchanges are deleted from this machine, with the bodies that were kept. Your
          collections stay as they are. This cannot be undone.
        </p>
        <div className="mt-5 flex justify-end gap-2">
          <Button variant="ghost" onClick={closeDialog}>
            Keep it
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              closeDialog()
              clearHistory().catch(error => tellFailure('The history could not be cleared.', error))
            }}
          >
            Clear history
          </Button>
        </div>
      </Dialog>
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
