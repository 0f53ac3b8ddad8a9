import { useEffect, useState } from 'react'
import type { HistoryEntry } from '#shared/model/history.ts'
import { Button } from '../../../components/button.tsx'
import { restoreFromHistory } from '../../../state/history.ts'
import { latestSessionOf } from '../../../state/latest-session.ts'
import { tellFailure } from '../../../state/notices.ts'

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** Where a tab has no session: the latest one of its request, also when that went down with the program. */
export function LatestSession({ tabId }: { tabId: string }) {
  const [entry, setEntry] = useState<HistoryEntry>()
  useEffect(() => {
    const abort = new AbortController()
    latestSessionOf(tabId, abort.signal).then(
      found => abort.signal.aborted || setEntry(found),
      // Nothing is offered then: the history says itself that it cannot be read.
      () => undefined
    )
    return () => abort.abort()
  }, [tabId])
  if (!entry) return null
  const open = () =>
    restoreFromHistory(entry.id).catch((error: unknown) => tellFailure('The session was not opened', error))
  return (
    <div className="flex flex-wrap items-center justify-center gap-2 text-muted text-sm">
      <span>
        Its latest session: <time dateTime={entry.startedAt}>{WHEN.format(new Date(entry.startedAt))}</time>
      </span>
      <Button size="small" onClick={() => void open()}>
        Open its log
      </Button>
    </div>
  )
}
