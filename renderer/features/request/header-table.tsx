import { useMemo, useRef } from 'react'
import type { DraftHeader } from '#shared/model/draft.ts'
import { useDraft } from '../../state/tabs.ts'
import { type HeaderColumn, headerActions } from './header-actions.ts'
import { HeaderRow } from './header-row.tsx'

const BLANK: DraftHeader = { name: '', value: '', enabled: true }

/** The header rows of a draft, with an empty one at the end to type the next into. */
export function HeaderTable({ tabId }: { tabId: string }) {
  const { headers } = useDraft(tabId)
  const table = useRef<HTMLTableElement>(null)
  const actions = useMemo(() => {
    const focusCell = (row: number, column: HeaderColumn) => {
      const cell = table.current?.querySelector(`[data-field="headers.${row}.${column}"]`)
      if (cell instanceof HTMLElement) cell.focus()
    }
    return headerActions(tabId, focusCell)
  }, [tabId])

  return (
    <table ref={table} aria-label="Request headers" className="w-full table-fixed border-collapse">
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
        {[...headers, BLANK].map((header, row) => (
          <HeaderRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, so that the empty one keeps the focus when it is typed into
            key={row}
            tabId={tabId}
            row={row}
            header={header}
            isBlank={row === headers.length}
            actions={actions}
          />
        ))}
      </tbody>
    </table>
  )
}
