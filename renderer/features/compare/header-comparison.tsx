import type { HeaderDifference } from '#shared/http/compare-hops.ts'
import { DifferenceTable } from '../../components/difference-table.tsx'
import { compareHeads } from './compare-heads.ts'
import type { BothRecords } from './use-comparison.ts'
import { whyNoAnswers } from './what-is-missing.ts'

const SIDES = { from: 'A', to: 'B' }
/** Of values that are spread over another number of lines (RFC 9110 §5.3). */
const SAME_LIST = 'It means the same: several lines of a name are one list.'

/** What differs in the heads of the last answers, and of the requests that they answer. */
export function HeaderComparison({ left, right }: BothRecords) {
  const { response, request } = compareHeads(left.exchange, right.exchange)
  const several = left.exchange.hops.length > 1 || right.exchange.hops.length > 1
  return (
    <div className="@container min-h-0 flex-1 space-y-5 overflow-auto p-3">
      {several && <p className="text-muted text-xs">Of several hops, the last ones are compared.</p>}
      <Differences
        title="Response headers"
        differences={response}
        note={whyNoAnswers(left.exchange, right.exchange)}
      />
      <Differences title="Request headers" differences={request} />
    </div>
  )
}

interface DifferencesProps {
  title: string
  differences: readonly HeaderDifference[]
  /** What is to be said before them. */
  note?: string | undefined
}

function Differences({ title, differences, note }: DifferencesProps) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-faint text-xs">{title}</h3>
      {note !== undefined && <p className="mb-1.5 text-muted text-sm">{note}</p>}
      {differences.length === 0 ? (
        note === undefined && <p className="text-muted text-sm">They are the same.</p>
      ) : (
        <DifferenceTable
          label={title}
          rows={differences.map(({ header, kind, from, to, inLines }) => ({
            ...{ name: header, kind, from, to },
            why: inLines && SAME_LIST
          }))}
          sides={SIDES}
        />
      )}
    </section>
  )
}
