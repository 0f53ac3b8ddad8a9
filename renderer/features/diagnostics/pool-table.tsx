import { formatDuration } from '#shared/format/duration.ts'
import type { PoolState } from '#shared/model/diagnostics.ts'
import { NumberTable } from './number-table.tsx'

/** The connections that stand, and who waits for one. */
export function PoolTable({ pool: { limits, targets } }: { pool: PoolState }) {
  return (
    <section aria-label="Connections">
      <h3 className="mb-2 font-medium text-muted">Connections</h3>
      {targets.length === 0 ? (
        <p className="text-faint">None stands.</p>
      ) : (
        <NumberTable
          label="Connections by origin"
          columns={['Origin', 'Idle', 'Busy', 'Opening', 'Waiting']}
          // Two that differ only in a secret read the same.
          rows={targets.map(({ target, idle, busy, opening, waiting }, index) => ({
            key: `${target} ${index}`,
            name: target,
            numbers: [idle, busy, opening, waiting]
          }))}
        />
      )}
      <p className="mt-2 text-faint">
        At most {limits.perOrigin} to one origin and {limits.total} in all; {limits.idle} are kept idle, for{' '}
        {formatDuration(limits.idleMs)}.
      </p>
    </section>
  )
}
