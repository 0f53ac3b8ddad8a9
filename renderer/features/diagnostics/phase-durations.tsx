import { formatDuration } from '#shared/format/duration.ts'
import type { Diagnostics, Distribution } from '#shared/model/diagnostics.ts'
import { PHASE_NAMES, type PhaseName } from '#shared/model/phases.ts'
import { PHASE_COLOUR } from '../waterfall/bar.tsx'
import { NumberTable } from './number-table.tsx'

/** How long each phase took, over all hops in which it happened. */
export function PhaseDurations({ phases, total }: Pick<Diagnostics, 'phases' | 'total'>) {
  const rows = PHASE_NAMES.flatMap(name => {
    const distribution = phases[name]
    return distribution
      ? [{ key: String(name), name: nameWithColour(name), numbers: numbersOf(distribution) }]
      : []
  })
  if (total)
    rows.push({
      key: 'total',
      name: <span className="font-sans">whole exchange</span>,
      numbers: numbersOf(total)
    })
  return (
    <section aria-label="Durations">
      <h3 className="mb-2 font-medium text-muted">Durations</h3>
      {rows.length === 0 ? (
        <p className="text-faint">Nothing has been sent yet.</p>
      ) : (
        <NumberTable
          label="Durations by phase"
          columns={['Phase', 'Count', 'Median', 'p95', 'Longest']}
          rows={rows}
        />
      )}
    </section>
  )
}

function nameWithColour(name: PhaseName) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-xs ${PHASE_COLOUR[name]}`} />
      {name}
    </span>
  )
}

function numbersOf({ count, medianMs, p95Ms, maxMs }: Distribution) {
  return [count, formatDuration(medianMs), formatDuration(p95Ms), formatDuration(maxMs)]
}
