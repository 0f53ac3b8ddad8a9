import { comparePhases } from '#shared/compare/compare-phases.ts'
import { formatDuration } from '#shared/format/duration.ts'
import type { HistoryRecord } from '#shared/model/history.ts'
import { nameOfHop } from '#shared/waterfall/hop-name.ts'
import type { TimelineRow } from '#shared/waterfall/timeline.ts'
import { phaseColourName } from '../timeline/phase-colour.ts'
import { TimelineChart } from '../timeline/timeline-chart.tsx'
import type { BothRecords } from './use-comparison.ts'

/** Both waterfalls from the same moment on, and each phase against its like. */
export function TimingComparison({ left, right }: BothRecords) {
  const rows = [...rowsOf(left, 'A'), ...rowsOf(right, 'B')]
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex max-h-[45%] min-h-24 flex-none" style={{ height: rows.length * 22 + 36 }}>
        <TimelineChart label="Both waterfalls" rows={rows} />
      </div>
      <div className="min-h-0 flex-1 overflow-auto border-line border-t p-3">
        <PhaseTable left={left} right={right} />
      </div>
    </div>
  )
}

function rowsOf({ exchange }: HistoryRecord, side: string): TimelineRow[] {
  return exchange.hops.map(hop => ({
    id: `${side} ${hop.index}`,
    label: `${side}  ${nameOfHop(hop)}`,
    status: hop.response?.status,
    failed: hop.error !== undefined,
    startMs: hop.startMs,
    phases: hop.phases
  }))
}

function PhaseTable({ left, right }: { left: HistoryRecord; right: HistoryRecord }) {
  const phases = comparePhases(left.exchange, right.exchange)
  return (
    <table aria-label="Phases compared" className="w-full max-w-2xl select-text text-xs tabular-nums">
      <thead>
        <tr className="text-right text-faint">
          <th scope="col" className="pb-1 text-left font-normal">
            Phase
          </th>
          <th scope="col" className="pb-1 font-normal">
            A
          </th>
          <th scope="col" className="pb-1 font-normal">
            B
          </th>
          <th scope="col" className="pb-1 font-normal">
            Difference
          </th>
        </tr>
      </thead>
      <tbody className="font-mono">
        {phases.map(({ name, left, right }) => (
          <tr key={name} className="border-line border-t text-right">
            <th scope="row" className="flex items-center gap-2 py-1 text-left font-normal text-muted">
              <span
                aria-hidden="true"
                className="size-2 rounded-xs"
                style={{ background: `var(${phaseColourName(name)})` }}
              />
              {name}
            </th>
            <Durations left={left} right={right} />
          </tr>
        ))}
        <tr className="border-line-strong border-t text-right font-medium">
          <th scope="row" className="py-1 text-left font-medium font-sans">
            Total
          </th>
          <Durations left={left.exchange.totalMs} right={right.exchange.totalMs} />
        </tr>
      </tbody>
    </table>
  )
}

function Durations({ left, right }: { left: number | undefined; right: number | undefined }) {
  const difference = (right ?? 0) - (left ?? 0)
  return (
    <>
      <td className="py-1 text-ink">{left === undefined ? '–' : formatDuration(left)}</td>
      <td className="py-1 text-ink">{right === undefined ? '–' : formatDuration(right)}</td>
      <td className={`py-1 ${difference > 0 ? 'text-warn' : difference < 0 ? 'text-good' : 'text-faint'}`}>
        {difference === 0
          ? 'the same'
          : `${difference > 0 ? '+' : '−'}${formatDuration(Math.abs(difference))}${percent(left, right)}`}
      </td>
    </>
  )
}

/** Only where both are long enough for it to mean something. */
function percent(left = 0, right = 0): string {
  return left < 1 || right < 1
    ? ''
    : ` (${right > left ? '+' : '−'}${Math.round(Math.abs(right / left - 1) * 100)} %)`
}
