import { useRef } from 'react'
import type { DraftHeader } from '#shared/model/draft.ts'
import { clearProblems } from '../../state/problems.ts'
import { editDraft, findTab, useDraft } from '../../state/tabs.ts'
import { HeaderRow } from './header-row.tsx'

const BLANK: DraftHeader = { name: '', value: '', enabled: true }

/** The header rows of a draft, with an empty one at the end to type the next into. */
export function HeaderTable({ tabId }: { tabId: string }) {
  const { headers } = useDraft(tabId)
  const table = useRef<HTMLTableElement>(null)

  /** Replaces `count` rows from `row` on. Problems below go with the rows they belonged to. */
  const splice = (row: number, count: number, rows: readonly DraftHeader[]) => {
    const now = findTab(tabId)?.draft.headers ?? []
    clearProblems(tabId, count === rows.length ? `headers.${row}.` : 'headers.')
    editDraft(tabId, { headers: now.toSpliced(row, count, ...rows) })
  }

  const focusCell = (row: number, column: 'name' | 'value') => {
    const cell = table.current?.querySelector(`[data-field="headers.${row}.${column}"]`)
    if (cell instanceof HTMLElement) cell.focus()
  }

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
            onChange={next => splice(row, 1, [next])}
            onDelete={() => {
              splice(row, 1, [])
              focusCell(row, 'name')
            }}
            onPasteRows={rows => splice(row, 1, header.value === '' ? rows : [header, ...rows])}
            onEnter={column => focusCell(row + 1, column)}
          />
        ))}
      </tbody>
    </table>
  )
}
