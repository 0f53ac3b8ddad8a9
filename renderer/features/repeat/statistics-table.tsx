import type { ReactNode } from 'react'
import { formatCount } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import type { RunStatistics } from '#shared/run/run-statistics.ts'
import type { SortedSeries, Summary } from '#shared/statistics/sorted-series.ts'
import { NumberTable } from '../diagnostics/number-table.tsx'
import { PHASE_COLOUR } from '../waterfall/bar.tsx'

const COLUMNS = ['Phase', 'Count', 'Min', 'Median', 'p95', 'p99', 'Max', 'Mean', 'Std dev']

/**
 * What each phase took over all exchanges that got an answer, and these as a whole: together, and those that opened a
 * connection against those that found one standing.
 */
export function StatisticsTable({ statistics }: { statistics: RunStatistics }) {
  const { phases, total, cold, warm } = statistics
  const rows = [
    ...[...phases].flatMap(([name, series]) => rowOf(name, <PhaseLabel name={name} />, series)),
    ...rowOf('total', <span className="font-medium font-sans">whole exchange</span>, total),
    ...rowOf('cold', <ConnectionLabel>connection opened (cold)</ConnectionLabel>, cold),
    ...rowOf('warm', <ConnectionLabel>connection reused (warm)</ConnectionLabel>, warm)
  ]
  return <NumberTable label="Times by phase" columns={COLUMNS} rows={rows} />
}

function PhaseLabel({ name }: { name: PhaseName }) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-xs ${PHASE_COLOUR[name]}`} />
      {name}
    </span>
  )
}

function ConnectionLabel({ children }: { children: string }) {
  return <span className="whitespace-nowrap pl-4 font-sans text-muted">{children}</span>
}

function rowOf(key: string, name: ReactNode, series: SortedSeries) {
  const summary = series.summary()
  return summary ? [{ key, name, numbers: numbersOf(summary) }] : []
}

function numbersOf({ count, min, median, p95, p99, max, mean, stddev }: Summary): ReactNode[] {
  return [formatCount(count), ...[min, median, p95, p99, max, mean, stddev].map(formatDuration)]
}
