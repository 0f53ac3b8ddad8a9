import { ListVideo } from 'lucide-react'
import { useMemo } from 'react'
import { countOf, formatCount } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Switch } from '../../components/switch.tsx'
import { TabList, TabPanel, Tabs } from '../../components/tab-list.tsx'
import { changeFlow, type Flow, isUnderWay, plannedItems, useFlow } from '../../state/flows.ts'
import { restoreFromHistory } from '../../state/history.ts'
import { tellFailure } from '../../state/notices.ts'
import { useTree } from '../../state/tree.ts'
import type { View } from '../../state/views.ts'
import { RunProgress } from '../runs/run-progress.tsx'
import { TimelineChart } from '../timeline/timeline-chart.tsx'
import { DataPanel } from './data-panel.tsx'
import { PlanList } from './plan-list.tsx'
import { ResultList } from './result-list.tsx'
import { RunExport } from './run-export.tsx'
import { RunForm } from './run-form.tsx'

/** The requests of a folder, sent one after the other: what is run, with what, and how it went. */
export function RunView({ view }: { view: View<'run'> }) {
  const flow = useFlow(view.id)
  const nodes = useTree(({ tree }) => tree.trees.get(view.params.collectionId)?.nodes)
  const { path } = view.params
  const items = useMemo(() => plannedItems(nodes, path, flow.order), [nodes, path, flow.order])
  const chosen = items.filter(({ path }) => !flow.skipped.has(path)).length
  const { log, data, section, failedOnly } = flow
  return (
    <>
      <header className="shrink-0 space-y-3 border-line border-b px-4 py-3">
        <h2 className="truncate font-semibold text-base">{visibleText(view.title)}</h2>
        <RunForm view={view} flow={flow} chosen={chosen} />
      </header>
      {flow.state !== 'ready' && <FlowProgress flow={flow} />}
      {flow.failure !== undefined && (
        <p
          role="alert"
          className="shrink-0 select-text border-line border-b bg-bad-soft px-4 py-2 text-xs wrap-anywhere"
        >
          {visibleText(flow.failure)}
        </p>
      )}
      <Tabs value={section} onValueChange={section => changeFlow(view.id, { section })} className="flex-1">
        <TabList
          label="Run"
          tabs={[
            { value: 'plan', label: 'Plan', badge: chosen },
            {
              value: 'data',
              label: 'Data',
              ...(data && data.rows.length > 0 && { badge: data.rows.length }),
              ...(data && { problems: data.problems.length })
            },
            {
              value: 'results',
              label: 'Results',
              ...(log.failed > 0
                ? { badge: log.failed, badgeTone: 'bad' as const }
                : log.passed > 0 && { badge: log.passed })
            },
            { value: 'timeline', label: 'Timeline' }
          ]}
          trailing={
            <>
              {section === 'results' && (
                <span className="flex items-center gap-2 text-muted text-xs">
                  <Switch
                    label="Failed only"
                    checked={failedOnly}
                    onChange={failedOnly => changeFlow(view.id, { failedOnly })}
                  />
                  <span aria-hidden="true">Failed only</span>
                </span>
              )}
              <RunExport flow={flow} of={view.params} />
            </>
          }
        />
        <TabPanel value="plan">
          {items.length === 0 ? (
            <EmptyState icon={<ListVideo />} title="There is no request to run here." />
          ) : (
            <PlanList viewId={view.id} flow={flow} items={items} />
          )}
        </TabPanel>
        <TabPanel value="data">
          <DataPanel viewId={view.id} flow={flow} />
        </TabPanel>
        <TabPanel value="results" className="flex">
          {log.exchanges.length === 0 || (failedOnly && log.failed === 0) ? (
            <EmptyState icon={<ListVideo />} title={emptyTitle(flow)} />
          ) : (
            <ResultList log={log} failedOnly={failedOnly} />
          )}
        </TabPanel>
        <TabPanel value="timeline" className="flex">
          <FlowTimeline flow={flow} />
        </TabPanel>
      </Tabs>
    </>
  )
}

function FlowTimeline({ flow }: { flow: Flow }) {
  return (
    <TimelineChart
      label="Requests of the run"
      rows={flow.log.rows()}
      running={isUnderWay(flow)}
      onSelect={id => openExchange(flow, id)}
    />
  )
}

function emptyTitle({ log, state }: Flow): string {
  if (log.exchanges.length > 0) return 'Nothing has failed.'
  return state === 'ready' ? 'Nothing has been run yet.' : 'Nothing is over yet.'
}

function openExchange({ log }: Flow, id: string): void {
  const historyId = log.exchanges[Number(id)]?.historyId
  if (historyId === undefined) return
  restoreFromHistory(historyId).catch(error => tellFailure('The exchange could not be opened.', error))
}

const WORDS: Partial<Record<Flow['state'], string>> = {
  pausing: 'pausing…',
  paused: 'paused',
  stopped: 'stopped',
  bailed: 'stopped at a failure'
}

function FlowProgress({ flow }: { flow: Flow }) {
  const { log, state, elapsedMs } = flow
  const { passed, failed, checks, total, current } = log
  const name = current && log.items[current.item]?.name
  return (
    <RunProgress
      label="Requests that are over"
      done={passed + failed}
      of={total}
      running={isUnderWay(flow) && state !== 'paused'}
    >
      <span className="font-medium text-ink">
        {formatCount(passed + failed)} of {formatCount(total)}
        {WORDS[state] !== undefined && `, ${WORDS[state]}`}
      </span>
      <span>{formatDuration(elapsedMs)}</span>
      <span className={passed > 0 ? 'text-good' : ''}>{formatCount(passed)} passed</span>
      <span className={failed > 0 ? 'text-bad' : ''}>{formatCount(failed)} failed</span>
      {checks.passed + checks.failed > 0 && (
        <span>
          {formatCount(checks.passed)} of {countOf(checks.passed + checks.failed, 'check')}
        </span>
      )}
      {name !== undefined && <span className="min-w-0 truncate text-faint">{visibleText(name)} …</span>}
    </RunProgress>
  )
}
