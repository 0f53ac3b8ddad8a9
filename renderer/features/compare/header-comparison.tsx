import { visibleText } from '#shared/format/visible-text.ts'
import type { HeaderDifference } from '#shared/http/compare-hops.ts'
import { compareHeads } from './compare-heads.ts'
import type { BothRecords } from './use-comparison.ts'

const SIGNS = { added: '+', dropped: '−', rewritten: '~', kept: '=' } as const
const WORDS = { added: 'only in B', dropped: 'only in A', rewritten: 'different', kept: 'the same' } as const
const TONES = { added: 'text-good', dropped: 'text-bad', rewritten: 'text-warn', kept: 'text-muted' } as const

/** What differs in the heads of the last answers, and of the requests that they answer. */
export function HeaderComparison({ left, right }: BothRecords) {
  const { response, request } = compareHeads(left.exchange, right.exchange)
  const several = left.exchange.hops.length > 1 || right.exchange.hops.length > 1
  return (
    <div className="min-h-0 flex-1 space-y-5 overflow-auto p-3">
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
        <table aria-label={title} className="w-full table-fixed select-text text-xs">
          <colgroup>
            <col className="w-8" />
            <col className="w-1/4 min-w-32" />
            <col />
            <col />
          </colgroup>
          <thead>
            <tr className="text-left text-faint">
              <th scope="col" className="font-normal">
                <span className="sr-only">What differs</span>
              </th>
              <th scope="col" className="pb-1 font-normal">
                Header
              </th>
              <th scope="col" className="pb-1 font-normal">
                A
              </th>
              <th scope="col" className="pb-1 font-normal">
                B
              </th>
            </tr>
          </thead>
          <tbody className="font-mono">
            {differences.map(({ header, kind, from, to }) => (
              <tr key={header} className="border-line border-t align-top [overflow-wrap:anywhere]">
                <td className={`py-1 text-center font-semibold ${TONES[kind]}`}>
                  <span aria-hidden="true">{SIGNS[kind]}</span>
                  <span className="sr-only">{WORDS[kind]}</span>
                </td>
                <th scope="row" className="py-1 pr-3 text-left font-normal text-accent">
                  {visibleText(header)}
                </th>
                <td className="py-1 pr-3 text-muted">{from === undefined ? '–' : visibleText(from)}</td>
                <td className="py-1 text-ink">{to === undefined ? '–' : visibleText(to)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
