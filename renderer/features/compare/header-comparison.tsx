import type { HeaderDifference } from '#shared/http/compare-hops.ts'
import { DifferenceTable } from '../../components/difference-table.tsx'
import { compareHeads } from './compare-heads.ts'
import type { BothRecords } from './use-comparison.ts'

const SIDES = { from: 'A', to: 'B' }

/** What differs in the heads of the last answers, and of the requests that they answer. */
export function HeaderComparison({ left, right }: BothRecords) {
  const { response, request } = compareHeads(left.exchange, right.exchange)
  const several = left.exchange.hops.length > 1 || right.exchange.hops.length > 1
  return (
    <div className="@container min-h-0 flex-1 space-y-5 overflow-auto p-3">
      {several && <p className="text-muted text-xs">Of several hops, the last ones are compared.</p>}
      <Differences title="Response headers" differences={response} />
      <Differences title="Request headers" differences={request} />
    </div>
  )
}

function Differences({ title, differences }: { title: string; differences: readonly HeaderDifference[] }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-faint text-xs">{title}</h3>
      {differences.length === 0 ? (
        <p className="text-muted text-sm">They are the same.</p>
      ) : (
        <DifferenceTable
          label={title}
          rows={differences.map(({ header, kind, from, to }) => ({ name: header, kind, from, to }))}
          sides={SIDES}
        />
      )}
    </section>
  )
}
