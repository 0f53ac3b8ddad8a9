import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { HistoryEntry } from '#shared/model/history.ts'
import { classNames } from '../../components/class-names.ts'
import { methodTone } from '../request/method-tone.ts'
import { shortMethod } from '../request/short-method.ts'
import { OUTCOME_COLOURS } from './outcome-colours.ts'
import { tellEntry } from './tell-entry.ts'

const SENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** One exchange in the cells of a line: method, outcome, what was asked for, how long it took and when. */
export function ExchangeLine({ entry }: { entry: HistoryEntry }) {
  const { url, source, totalMs, startedAt } = entry
  const { method, outcome, tone } = tellEntry(entry)
  return (
    <>
      <span className={classNames('truncate font-mono font-semibold text-2xs', methodTone(method))}>
        {shortMethod(method)}
      </span>
      <span className={classNames('font-mono text-2xs', OUTCOME_COLOURS[tone])}>{outcome}</span>
      <span className="truncate font-mono text-ink text-xs" title={visibleText(url)}>
        {source.name !== undefined && <span className="mr-2 font-sans">{visibleText(source.name)}</span>}
        {visibleText(url)}
      </span>
      <span className="flex gap-3 text-muted text-xs tabular-nums">
        <span className="font-mono">{formatDuration(totalMs)}</span>
        <time dateTime={startedAt}>{SENT.format(new Date(startedAt))}</time>
      </span>
    </>
  )
}
