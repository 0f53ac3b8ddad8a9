import { CornerDownRight, Replace } from 'lucide-react'
import { formatBytes } from '#shared/format/bytes.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { HistoryRecord } from '#shared/model/history.ts'
import { shortError } from '#shared/model/short-error.ts'
import { Badge } from '../../components/badge.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { restoreFromHistory } from '../../state/history.ts'
import { tellFailure } from '../../state/notices.ts'
import type { ReadRecord } from './use-comparison.ts'

interface SideSummaryProps {
  side: 'A' | 'B'
  /** Absent while it is being read. */
  read: ReadRecord | undefined
  /** Asks for another one in its place. */
  onChoose: () => void
}

const SENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

/** One of the two exchanges in two lines. It opens in a tab of its own. */
export function SideSummary({ side, read, onChoose }: SideSummaryProps) {
  return (
    <section
      aria-label={`Exchange ${side}`}
      className="@container flex min-w-0 flex-1 items-start gap-2.5 px-3 py-2"
    >
      <span
        aria-hidden="true"
        className="mt-1 flex size-6 shrink-0 items-center justify-center rounded-md bg-accent-soft font-semibold text-accent text-xs"
      >
        {side}
      </span>
      <div className="min-h-10 min-w-0 flex-1">
        {read?.record ? (
          <Facts record={read.record} />
        ) : (
          read && (
            <p role="alert" className="select-text py-1 text-sm text-warn">
              {read.problem}
            </p>
          )
        )}
      </div>
      <span className="flex shrink-0">
        {read?.record && (
          <IconButton
            label={`Open exchange ${side} in a tab`}
            icon={<CornerDownRight />}
            onClick={() => openInTab(read.record.entry.id)}
          />
        )}
        <IconButton label={`Choose exchange ${side}…`} icon={<Replace />} onClick={onChoose} />
      </span>
    </section>
  )
}

function Facts({ record: { entry, exchange } }: { record: HistoryRecord }) {
  const failed = entry.error !== undefined || (entry.status ?? 0) >= 400
  const [, host = '', target = ''] = /^[a-z]+:\/\/([^/?#]*)(.*)$/i.exec(entry.url) ?? ['', '', entry.url]
  return (
    <>
      <p className="flex gap-x-3 font-mono text-xs" title={visibleText(entry.url)}>
        <span className="max-w-full shrink-0 truncate text-ink">
          {entry.method} {visibleText(target || '/')}
        </span>
        {/* It goes first where there is no room: of two that are compared it is the same as a rule. */}
        <span className="min-w-0 truncate text-muted">{visibleText(host)}</span>
      </p>
      <p className="mt-1 flex h-5 items-center gap-x-3 overflow-hidden whitespace-nowrap text-muted text-xs tabular-nums">
        <Badge tone={failed ? 'bad' : 'good'} className="shrink-0">
          {entry.status ?? (entry.error === undefined ? 'no answer' : shortError(entry.error))}
        </Badge>
        <span className="shrink-0 font-mono">{formatDuration(entry.totalMs)}</span>
        {entry.size !== undefined && <span className="shrink-0 font-mono">{formatBytes(entry.size)}</span>}
        <time dateTime={exchange.startedAt} className="hidden min-w-0 truncate @sm:inline">
          {SENT.format(new Date(exchange.startedAt))}
        </time>
      </p>
    </>
  )
}

function openInTab(id: string): void {
  restoreFromHistory(id).catch(error => tellFailure('The exchange could not be opened.', error))
}
