import { type ReactNode, useState } from 'react'
import { formatCount } from '#shared/format/count.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Header } from '#shared/model/request.ts'

/** Longer values are shown folded: a cookie must not push every other header out of sight. */
const FOLD_AT = 400

interface HeaderTableProps {
  label: string
  headers: readonly Header[]
  /** How a name is shown, where it is more than text. */
  renderName?: (name: string, value: string) => ReactNode
}

/** Headers as they came: in their order and case, duplicates and all. */
export function HeaderTable({ label, headers, renderName = visibleText }: HeaderTableProps) {
  return (
    <table aria-label={label} className="w-full table-fixed select-text border-collapse font-mono text-code">
      <colgroup>
        <col className="w-2/5 max-w-72 @xl:w-64" />
        <col />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {keyed(headers).map(({ key, name, value }) => (
          <tr key={key} className="border-line border-b align-top last:border-b-0 hover:bg-hover/50">
            <th
              scope="row"
              className="py-1.5 pr-4 pl-3 text-left font-normal text-muted [overflow-wrap:anywhere]"
            >
              {renderName(name, value)}
            </th>
            <td className="py-1.5 pr-3 text-ink [overflow-wrap:anywhere]">
              <HeaderValue value={visibleText(value)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function HeaderValue({ value }: { value: string }) {
  const [open, setOpen] = useState(false)
  if (value.length <= FOLD_AT) return value === '' ? <span className="text-faint">(empty)</span> : value
  return (
    <>
      {open ? value : `${value.slice(0, FOLD_AT)}…`}{' '}
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="rounded font-sans text-accent underline-offset-2 hover:underline"
      >
        {open ? 'Show less' : `Show all ${formatCount(value.length)} characters`}
      </button>
    </>
  )
}

/** Gives equal headers different keys, which do not change when another is added after them. */
function keyed(headers: readonly Header[]): { key: string; name: string; value: string }[] {
  const seen = new Map<string, number>()
  return headers.map(([name, value]) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return { key: `${name} ${count}`, name, value }
  })
}
