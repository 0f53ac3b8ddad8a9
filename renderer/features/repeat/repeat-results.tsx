import { TabList, TabPanel, Tabs } from '../../components/tab-list.tsx'
import { changeRepeat, type Repeat } from '../../state/repeats.ts'
import { HistogramChart } from '../runs/histogram-chart.tsx'
import { TrendChart } from '../runs/trend-chart.tsx'
import { TimelineChart } from '../timeline/timeline-chart.tsx'
import { RepeatExport } from './repeat-export.tsx'
import { StatisticsTable } from './statistics-table.tsx'

/** What came of a repeated request: numbers and charts, and each exchange on one axis of time. */
export function RepeatResults({ viewId, repeat }: { viewId: string; repeat: Repeat }) {
  const { log, state, section } = repeat
  const { statistics } = log
  return (
    <Tabs value={section} onValueChange={section => changeRepeat(viewId, { section })} className="flex-1">
      <TabList
        label="Results"
        tabs={[
          { value: 'statistics', label: 'Statistics' },
          { value: 'exchanges', label: 'Exchanges', badge: statistics.count }
        ]}
        trailing={<RepeatExport log={log} disabled={state === 'running'} />}
      />
      <TabPanel value="statistics" className="@container overflow-y-auto p-4 text-xs">
        {statistics.total.count === 0 ? (
          <p className="text-muted">
            {state === 'running' ? 'Nothing has been answered yet.' : 'Nothing was answered.'}
          </p>
        ) : (
          <div className="space-y-6">
            <div className="grid grid-cols-1 gap-6 @3xl:grid-cols-2">
              <HistogramChart series={statistics.total} />
              <TrendChart totals={statistics.totals} />
            </div>
            <div className="overflow-x-auto">
              <StatisticsTable statistics={statistics} />
            </div>
            <p className="max-w-3xl text-faint">
              Times of the exchanges that got an answer; those that failed are only counted. Percentiles are
              by nearest rank: each is a time that was measured.
            </p>
          </div>
        )}
      </TabPanel>
      <TabPanel value="exchanges" className="flex">
        <RepeatTimeline repeat={repeat} />
      </TabPanel>
    </Tabs>
  )
}

function RepeatTimeline({ repeat: { log, state } }: { repeat: Repeat }) {
  return <TimelineChart label="Exchanges" rows={log.rows()} running={state === 'running'} />
}
