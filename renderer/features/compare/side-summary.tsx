import { formatBytes } from '#shared/format/bytes.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { HistoryRecord } from '#shared/model/history.ts'
import { Badge } from '../../components/badge.tsx'
import { restoreFromHistory } from '../../state/history.ts'
import { tellFailure } from '../../state/notices.ts'

const SENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

/** One of the two exchanges in two lines. It opens in a tab of its own. */
export function SideSummary({ side, record }: { side: 'A' | 'B'; record: HistoryRecord }) {
  const { entry, exchange } = record
  const failed = entry.error !== undefined || (entry.status ?? 0) >= 400
  return (
    <section aria-label={`Exchange ${side}`} className="flex min-w-0 flex-1 items-start gap-3 px-3 py-2">
      <span
        aria-hidden="true"
        className="flex size-6 shrink-0 items-center justify-center rounded-md bg-accent-soft font-semibold text-accent text-xs"
      >
        {side}
      </span>
      <div className="min-w-0 flex-1">
        <button
          type="button"
          title="Open this exchange in a tab"
          onClick={() =>
            restoreFromHistory(entry.id).catch(error =>
              tellFailure('The exchange could not be opened.', error)
            )
          }
          className="block max-w-full truncate text-left font-mono text-ink text-xs hover:text-accent"
        >
          {entry.method} {visibleText(entry.url)}
        </button>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-muted text-xs tabular-nums">
          <Badge tone={failed ? 'bad' : 'good'}>{entry.status ?? entry.error ?? 'no answer'}</Badge>
          <span className="font-mono">{formatDuration(entry.totalMs)}</span>
          {entry.size !== undefined && <span className="font-mono">{formatBytes(entry.size)}</span>}
          <time dateTime={exchange.startedAt}>{SENT.format(new Date(exchange.startedAt))}</time>
        </p>
      </div>
    </section>
  )
}
