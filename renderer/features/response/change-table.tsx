import { visibleText } from '#shared/format/visible-text.ts'
import type { HeaderChange } from '#shared/model/exchange.ts'
import { Badge } from '../../components/badge.tsx'
import { CHANGE_WORDS } from './change-words.ts'

/** The headers that differ from those of the hop before, each with the reason. */
export function ChangeTable({ label, changes }: { label: string; changes: readonly HeaderChange[] }) {
  return (
    <table aria-label={label} className="w-full table-fixed select-text border-collapse text-xs">
      <colgroup>
        <col className="w-1/3 max-w-56 @xl:w-48" />
        <col />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Header</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(change => (
          <tr key={change.header} className="border-line border-t align-top">
            <th
              scope="row"
              className="py-1.5 pr-4 text-left font-mono font-normal text-accent [overflow-wrap:anywhere]"
            >
              {visibleText(change.header)}
            </th>
            <td className="py-1.5">
              <Values change={change} />
              <p className="mt-0.5 text-muted">{CHANGE_WORDS[change.why]}</p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Values({ change: { from, to } }: { change: HeaderChange }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 font-mono text-ink [overflow-wrap:anywhere]">
      {from === undefined && <Badge tone="good">added</Badge>}
      {to === undefined && <Badge tone="warn">dropped</Badge>}
      {from !== undefined && from !== to && (
        <del className="min-w-0 text-muted no-underline">{visibleText(from)}</del>
      )}
      {from !== undefined && to !== undefined && from !== to && <span aria-hidden="true">→</span>}
      {to !== undefined && <span className="min-w-0">{visibleText(to)}</span>}
    </p>
  )
}
