import { visibleText } from '#shared/format/visible-text.ts'

export interface Difference {
  /** What differs: a header, or a part of the request line. */
  name: string
  kind: 'added' | 'dropped' | 'rewritten' | 'kept'
  from?: string | undefined
  to?: string | undefined
  /** A sentence. */
  why?: string | undefined
}

const SIGNS: Record<Difference['kind'], { sign: string; tone: string }> = {
  added: { sign: '+', tone: 'text-good' },
  dropped: { sign: '−', tone: 'text-bad' },
  rewritten: { sign: '~', tone: 'text-warn' },
  kept: { sign: '=', tone: 'text-muted' }
}

/** What differs between two requests, a row each: how, from what to what, and why. */
export function DifferenceTable({ label, rows }: { label: string; rows: readonly Difference[] }) {
  return (
    <table aria-label={label} className="w-full table-fixed select-text border-collapse text-xs">
      <colgroup>
        <col className="w-2/5 max-w-56 @xl:w-52" />
        <col />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">What</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.name} className="border-line border-t align-top">
            <th scope="row" className="py-1.5 pr-4 text-left font-mono font-normal">
              <span className="flex gap-2 text-ink">
                <span aria-hidden="true" className={`w-2 shrink-0 font-bold ${SIGNS[row.kind].tone}`}>
                  {SIGNS[row.kind].sign}
                </span>
                <span className="min-w-0 [overflow-wrap:anywhere]">{visibleText(row.name)}</span>
              </span>
            </th>
            <td className="py-1.5 text-muted">
              <span className={`mr-2 font-medium ${SIGNS[row.kind].tone}`}>{row.kind}</span>
              {row.why}
              <Values row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Values({ row: { kind, from, to } }: { row: Difference }) {
  const both = kind === 'rewritten'
  return (
    <div className="mt-0.5 font-mono [overflow-wrap:anywhere]">
      {from !== undefined && (both || kind === 'dropped') && (
        <del className="block text-muted decoration-faint">{visibleText(from)}</del>
      )}
      {to !== undefined && <ins className="block text-ink no-underline">{visibleText(to)}</ins>}
    </div>
  )
}
