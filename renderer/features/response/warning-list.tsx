import { TriangleAlert } from 'lucide-react'
import type { Warning } from '#shared/model/exchange.ts'
import { explainWarning } from '../waterfall/warning-words.ts'

/** What deserves a look although nothing failed. */
export function WarningList({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null
  return (
    <ul
      aria-label="Warnings"
      className="max-h-24 shrink-0 select-text overflow-y-auto border-line border-b bg-raised py-1"
    >
      {warnings.map(warning => (
        <li
          key={`${warning.code} ${warning.detail}`}
          className="flex items-start gap-2 px-3 py-1 text-ink text-xs [overflow-wrap:anywhere]"
        >
          <TriangleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0 text-warn" />
          {explainWarning(warning)}
        </li>
      ))}
    </ul>
  )
}
