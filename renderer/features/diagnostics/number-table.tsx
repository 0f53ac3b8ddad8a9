import type { ReactNode } from 'react'

interface NumberTableProps {
  label: string
  /** What the rows are, then a heading for each number. */
  columns: readonly string[]
  rows: readonly { key: string; name: ReactNode; numbers: readonly ReactNode[] }[]
}

/** Named rows of numbers, ranged right. */
export function NumberTable({ label, columns: [what, ...numbers], rows }: NumberTableProps) {
  return (
    <table aria-label={label} className="w-full border-collapse">
      <thead>
        <tr className="text-faint">
          <th scope="col" className="pb-1 text-left font-normal">
            {what}
          </th>
          {numbers.map(name => (
            <th key={name} scope="col" className="pb-1 pl-3 text-right font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.key} className="border-line border-t">
            <th scope="row" className="py-1 text-left font-mono font-normal [overflow-wrap:anywhere]">
              {row.name}
            </th>
            {row.numbers.map((number, index) => (
              <td
                key={numbers[index]}
                className="whitespace-nowrap py-1 pl-3 text-right font-mono text-ink tabular-nums"
              >
                {number}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
