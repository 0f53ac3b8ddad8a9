import { visibleText } from '#shared/format/visible-text.ts'

export interface Difference {
  /** What differs: a header, or a part of the first line. */
  name: string
  kind: DifferenceKind
  /** Over lines where there are several. */
  from?: string | undefined
  to?: string | undefined
  /** A sentence. */
  why?: string | undefined
}

type DifferenceKind = 'added' | 'dropped' | 'rewritten' | 'kept'

/** What two that stand beside each other are called, where neither came of the other. */
interface Sides {
  from: string
  to: string
}

interface DifferenceTableProps {
  label: string
  rows: readonly Difference[]
  sides?: Sides
}

const SIGNS: Record<DifferenceKind, { sign: string; tone: string }> = {
  added: { sign: '+', tone: 'text-good' },
  dropped: { sign: '−', tone: 'text-bad' },
  rewritten: { sign: '~', tone: 'text-warn' },
  kept: { sign: '=', tone: 'text-muted' }
}

/** What differs between two requests or answers, a row each: how, from what to what, and why. */
export function DifferenceTable({ label, rows, sides }: DifferenceTableProps) {
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
              <span className={`mr-2 font-medium ${SIGNS[row.kind].tone}`}>
                {sides ? nameDifference(row.kind, sides) : row.kind}
              </span>
              {row.why}
              {sides ? <Beside row={row} sides={sides} /> : <Change row={row} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function nameDifference(kind: DifferenceKind, { from, to }: Sides): string {
  return { added: `only in ${to}`, dropped: `only in ${from}`, rewritten: 'different', kept: 'the same' }[
    kind
  ]
}

function Change({ row: { kind, from, to } }: { row: Difference }) {
  const both = kind === 'rewritten'
  return (
    <div className="mt-0.5 whitespace-pre-wrap font-mono [overflow-wrap:anywhere]">
      {from !== undefined && (both || kind === 'dropped') && (
        <del className="block text-muted decoration-faint">{visibleLines(from)}</del>
      )}
      {to !== undefined && <ins className="block text-ink no-underline">{visibleLines(to)}</ins>}
    </div>
  )
}

function Beside({ row, sides }: { row: Difference; sides: Sides }) {
  const lines = [
    { side: sides.from, value: row.from },
    { side: sides.to, value: row.to }
  ]
  return (
    <dl className="mt-0.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 font-mono [overflow-wrap:anywhere]">
      {lines.map(
        ({ side, value }) =>
          value !== undefined && (
            <div key={side} className="contents">
              <dt className="text-faint">{side}</dt>
              <dd className="whitespace-pre-wrap text-ink">{visibleLines(value)}</dd>
            </div>
          )
      )}
    </dl>
  )
}

function visibleLines(text: string): string {
  return text.split('\n').map(visibleText).join('\n')
}
