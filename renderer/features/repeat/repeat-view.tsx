import { Repeat2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { formatCount } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { shortError } from '#shared/model/short-error.ts'
import { toConfirm } from '#shared/run/limits.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { type Repeat, repeatOf, sendingOfRepeat, startRepeat, useRepeat } from '../../state/repeats.ts'
import { activateTab, useTabs } from '../../state/tabs.ts'
import type { View } from '../../state/views.ts'
import { methodTone } from '../request/method-tone.ts'
import { RunProgress } from '../runs/run-progress.tsx'
import { ConfirmRepeat } from './confirm-repeat.tsx'
import { RepeatForm } from './repeat-form.tsx'
import { RepeatResults } from './repeat-results.tsx'

/** One request, sent many times: how often, and what came of it. */
export function RepeatView({ view }: { view: View<'repeat'> }) {
  const repeat = useRepeat(view.id)
  const [asking, setAsking] = useState(false)
  const start = () => {
    const { typed } = repeatOf(view.id)
    const asked = { count: Number(typed.count), concurrency: Number(typed.concurrency) }
    if (toConfirm(asked).length > 0) setAsking(true)
    else void startRepeat(view, false)
  }
  return (
    <>
      <header className="shrink-0 space-y-3 border-line border-b px-4 py-3">
        <RepeatedRequest view={view} />
        <RepeatForm viewId={view.id} onStart={start} />
        {asking && (
          <ConfirmRepeat
            view={view}
            onCancel={() => setAsking(false)}
            onConfirm={() => {
              setAsking(false)
              void startRepeat(view, true)
            }}
          />
        )}
      </header>
      {repeat.state === 'ready' ? (
        <EmptyState icon={<Repeat2 />} title="Send it many times, and see how the times spread.">
          <p className="max-w-md text-muted text-xs">
            Every request is made anew: variables, dynamic values and auth are resolved for each. None of them
            is kept in the history, and bodies are dropped once the assertions have looked at them.
          </p>
        </EmptyState>
      ) : (
        <>
          <ChangedSince view={view} />
          <RepeatProgress repeat={repeat} />
          <Problems view={view} repeat={repeat} />
          <RepeatResults viewId={view.id} repeat={repeat} />
        </>
      )}
    </>
  )
}

function RepeatedRequest({ view }: { view: View<'repeat'> }) {
  const { tabId } = view.params
  const isOpen = useTabs(({ tabs }) => tabs.some(({ id }) => id === tabId))
  const draft = useDraftNow(view)
  return (
    <div className="flex items-baseline gap-2.5">
      <span className={`font-mono font-semibold text-xs ${methodTone(draft.method)}`}>{draft.method}</span>
      <span className="min-w-0 flex-1 select-text truncate font-mono text-code" title={draft.url}>
        {visibleText(draft.url)}
      </span>
      {isOpen && (
        <Button size="small" variant="ghost" onClick={() => activateTab(tabId)}>
          Show request
        </Button>
      )}
    </div>
  )
}

/** What the next start sends. */
function useDraftNow(view: View<'repeat'>) {
  const { tabId } = view.params
  const typed = useTabs(({ tabs }) => tabs.find(({ id }) => id === tabId)?.draft)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is what it is made of
  return useMemo(() => sendingOfRepeat(view).draft, [view.params, typed])
}

/** Says whose results these are, where that is not what the next start sends. */
function ChangedSince({ view }: { view: View<'repeat'> }) {
  const { draft: sent } = view.params.sending
  const now = useDraftNow(view)
  const changed = useMemo(() => JSON.stringify(sent) !== JSON.stringify(now), [sent, now])
  if (!changed) return null
  return (
    <p
      role="note"
      className="shrink-0 select-text border-line border-b bg-warn-soft px-4 py-1.5 text-xs wrap-anywhere"
    >
      The request was changed since. These are the results of{' '}
      <span className="font-mono">
        {sent.method} {visibleText(sent.url)}
      </span>
      .
    </p>
  )
}

function RepeatProgress({ repeat }: { repeat: Repeat }) {
  const { log, of, state, elapsedMs, insecure } = repeat
  const { statistics } = log
  const failed = [...statistics.errors.values()].reduce((sum, count) => sum + count, 0)
  const refused = [...statistics.statuses].reduce((sum, [status, n]) => sum + (status >= 400 ? n : 0), 0)
  return (
    <RunProgress label="Requests that are over" done={statistics.count} of={of} running={state === 'running'}>
      <span className="font-medium text-ink">
        {formatCount(statistics.count)} of {formatCount(of)}
        {state === 'stopped' && ', stopped'}
      </span>
      <span>{formatDuration(elapsedMs)}</span>
      <span>{formatRate(statistics.rate(elapsedMs))}</span>
      <span>{formatBytes(statistics.bytes)}</span>
      {[...statistics.errors].map(([code, count]) => (
        <span key={code} className="text-bad">
          {formatCount(count)} × {shortError(code)}
        </span>
      ))}
      {refused > 0 && <span className="text-bad">{formatCount(refused)} answered 4xx or 5xx</span>}
      {statistics.unmet > 0 && (
        <span className="text-bad">{formatCount(statistics.unmet)} with failed assertions</span>
      )}
      {failed + refused + statistics.unmet === 0 && statistics.count > 0 && (
        <span className="text-good">no failures</span>
      )}
      {insecure && <span className="text-warn">certificates not verified</span>}
    </RunProgress>
  )
}

function formatRate(perSecond: number): string {
  return `${perSecond >= 100 ? formatCount(Math.round(perSecond)) : perSecond.toFixed(1)}/s`
}

function Problems({ view, repeat }: { view: View<'repeat'>; repeat: Repeat }) {
  const { problems, failure } = repeat
  if (problems.length === 0 && failure === undefined) return null
  return (
    <div role="alert" className="shrink-0 border-line border-b bg-bad-soft px-4 py-2 text-xs">
      {failure !== undefined && <p className="select-text">{visibleText(failure)}</p>}
      {problems.length > 0 && (
        <div className="flex items-start gap-3">
          <ul className="min-w-0 flex-1 space-y-1">
            {problems.map(({ field, problem }) => (
              <li key={field} className="select-text wrap-anywhere">
                {visibleText(problem)}
              </li>
            ))}
          </ul>
          <Button size="small" onClick={() => activateTab(view.params.tabId)}>
            Show request
          </Button>
        </div>
      )}
    </div>
  )
}
