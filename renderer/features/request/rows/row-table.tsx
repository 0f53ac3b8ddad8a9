import { useMemo, useRef } from 'react'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import { useDraft } from '../../../state/tabs.ts'
import { type RowColumn, rowActions } from './row-actions.ts'
import type { RowKind } from './row-kind.ts'
import { TableRow } from './table-row.tsx'

const BLANK: DraftRow = { name: '', value: '', enabled: true }

/** The rows of a draft, with an empty one at the end to type the next into. */
export function RowTable({ tabId, kind }: { tabId: string; kind: RowKind }) {
  const rows = kind.rowsOf(useDraft(tabId))
  const table = useRef<HTMLTableElement>(null)
  const actions = useMemo(() => {
    const focusCell = (row: number, column: RowColumn) => {
      const cell = table.current?.querySelector(`[data-field="${kind.field}.${row}.${column}"]`)
      if (cell instanceof HTMLElement) cell.focus()
    }
    return rowActions(tabId, kind, focusCell)
  }, [tabId, kind])

  return (
    <table ref={table} aria-label={kind.label} className="w-full table-fixed border-collapse">
      <colgroup>
        <col className="w-10" />
        <col className="w-2/5" />
        <col />
        <col className="w-10" />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Sent</th>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col">Delete</th>
        </tr>
      </thead>
      <tbody>
        {[...rows, BLANK].map((content, row) => (
          <TableRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, so that the empty one keeps the focus when it is typed into
            key={row}
            tabId={tabId}
            kind={kind}
            row={row}
            content={content}
            isBlank={row === rows.length}
            actions={actions}
          />
        ))}
      </tbody>
    </table>
  )
}
