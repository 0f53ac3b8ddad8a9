import { formatExactMs } from '#shared/format/duration.ts'
import type { Waterfall } from '#shared/waterfall/layout.ts'
import { sumPhases } from '#shared/waterfall/phase-sum.ts'
import { GrowingDuration } from './growing-duration.tsx'

/** What all rows come to: the total is the sum of the phases, and nothing else. */
export function SumLine({ waterfall, running }: { waterfall: Waterfall; running: boolean }) {
  const { phases, hops, ms } = sumPhases(waterfall)
  const of = `${counted(phases, 'phase')}${hops > 1 ? ` in ${hops} hops` : ''}`
  return (
    <tr className="*:border-line *:border-t">
      <th scope="row" className="h-6 py-0 pr-2 pl-(--row-inset) text-left font-normal text-muted">
        Total
      </th>
      <td className="py-0 text-2xs text-muted">
        <span className="block w-fit max-w-full truncate bg-surface pr-1.5">
          {running ? `${of} so far` : `Sum of ${of}: `}
          {!running && <span className="font-mono tabular-nums">{formatExactMs(ms)}</span>}
        </span>
      </td>
      <td className="whitespace-nowrap border-line border-l py-0 pr-3 text-right font-mono text-ink tabular-nums">
        <GrowingDuration
          span={{ startMs: 0, durationMs: waterfall.totalMs, state: running ? 'running' : 'done' }}
        />
      </td>
    </tr>
  )
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}
