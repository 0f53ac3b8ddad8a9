import { ChevronRight, CircleCheck, CircleX } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { countOf, formatCount } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { FlowExchange, FlowItem } from '#shared/model/run.ts'
import { shortError } from '#shared/model/short-error.ts'
import { sayAsked } from '#shared/run/say-asked.ts'
import { classNames } from '../../components/class-names.ts'
import { methodTone } from '../request/method-tone.ts'
import { shortMethod } from '../request/short-method.ts'

interface ResultRowProps {
  exchange: FlowExchange
  item: FlowItem | undefined
  expanded: boolean
  tabIndex: number
  onToggle: () => void
  onOpen: () => void
  onKeyDown: (event: KeyboardEvent) => void
  onFocus: () => void
}

/** One request of one iteration: how it went, and on demand what was found. */
export function ResultRow(props: ResultRowProps) {
  const { exchange, item, expanded, tabIndex, onToggle, onOpen, onKeyDown, onFocus } = props
  const { index, outcome, status, error, totalMs, passed, failed, historyId } = exchange
  const { name = '', method = '' } = item ?? {}
  const Icon = outcome === 'passed' ? CircleCheck : CircleX
  const checks = passed + failed
  return (
    <>
      <div className="flex h-7.5 items-center gap-1 pr-4 pl-2 hover:bg-hover">
        <button
          type="button"
          aria-label={`Details of ${visibleText(name)}`}
          aria-expanded={expanded}
          tabIndex={tabIndex}
          onClick={onToggle}
          className="flex size-6 shrink-0 items-center justify-center rounded text-muted hover:text-ink"
        >
          <ChevronRight
            aria-hidden="true"
            className={classNames('size-3.5 transition-transform duration-100', expanded && 'rotate-90')}
          />
        </button>
        <button
          type="button"
          data-row={index}
          tabIndex={tabIndex}
          title={historyId === undefined ? undefined : 'Open the exchange in a tab'}
          onClick={historyId === undefined ? onToggle : onOpen}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          className="flex h-full min-w-0 flex-1 items-center gap-2.5 rounded px-1.5 text-left text-sm -outline-offset-2"
        >
          <Icon
            aria-hidden="true"
            className={classNames('size-4 shrink-0', outcome === 'passed' ? 'text-good' : 'text-bad')}
          />
          <span className="sr-only">{outcome}</span>
          <span className={`w-9 shrink-0 font-mono font-semibold text-2xs ${methodTone(method)}`}>
            {shortMethod(method)}
          </span>
          <span className="min-w-0 flex-1 truncate">{visibleText(name)}</span>
          {checks > 0 && (
            <span className={classNames('text-xs tabular-nums', failed > 0 ? 'text-bad' : 'text-muted')}>
              {formatCount(passed)}/{countOf(checks, 'check')}
            </span>
          )}
          <span
            className={classNames(
              'min-w-10 text-right font-mono text-xs',
              error === undefined && status !== undefined && status < 400 ? 'text-good' : 'text-bad'
            )}
          >
            {error === undefined ? (status ?? 'not sent') : shortError(error)}
          </span>
          <span className="w-18 text-right font-mono text-muted text-xs tabular-nums">
            {(error ?? status) ? formatDuration(totalMs) : '—'}
          </span>
        </button>
      </div>
      {expanded && <Details exchange={exchange} />}
    </>
  )
}

function Details({ exchange }: { exchange: FlowExchange }) {
  const { message, problems = [], results } = exchange
  const asked = sayAsked(exchange)
  const found = results?.results ?? []
  return (
    <ul
      aria-label="Details"
      className="mb-2 ml-10 space-y-1 border-line border-l pr-4 pl-4 text-xs [&>li]:select-text [&>li]:wrap-anywhere"
    >
      {message !== undefined && <li className="text-bad">{visibleText(message)}</li>}
      {problems.map(({ field, problem }) => (
        <li key={field} className="text-bad">
          {visibleText(problem)}
        </li>
      ))}
      {found.map(({ label, outcome, message: why, actual }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a result is its place
        <li key={index} className="flex gap-3">
          <span className={classNames('w-14 shrink-0', TONES[outcome])}>{outcome}</span>
          <span className="font-mono">{visibleText(label)}</span>
          {outcome !== 'passed' && (
            <span className="text-muted">
              {visibleText(why ?? '')}
              {why === undefined && actual !== undefined && `found ${visibleText(actual)}`}
            </span>
          )}
        </li>
      ))}
      {asked !== undefined && <li className="text-muted">{visibleText(asked)}</li>}
      {message === undefined && problems.length + found.length === 0 && (
        <li className="text-muted">It has no assertions and no actions.</li>
      )}
    </ul>
  )
}

const TONES = { passed: 'text-good', failed: 'text-bad', skipped: 'text-muted' }
