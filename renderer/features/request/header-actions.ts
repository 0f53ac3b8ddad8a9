import type { DraftHeader } from '#shared/model/draft.ts'
import { clearProblems } from '../../state/problems.ts'
import { editDraft, findTab } from '../../state/tabs.ts'

export type HeaderColumn = 'name' | 'value'

/** What can be done to the header rows of a tab. Rows are counted from 0; one past the last appends. */
export interface HeaderActions {
  change(row: number, header: DraftHeader): void
  remove(row: number): void
  /** Puts pasted rows in the place of a row, or after it when that row has a value already. */
  paste(row: number, rows: readonly DraftHeader[]): void
  goToNext(row: number, column: HeaderColumn): void
}

/** The same object for as long as the tab is shown: rows that did not change need not be drawn again. */
export function headerActions(
  tabId: string,
  focusCell: (row: number, column: HeaderColumn) => void
): HeaderActions {
  const headers = () => findTab(tabId)?.draft.headers ?? []

  /** Problems go with the rows that they belonged to, once rows move. */
  const splice = (row: number, count: number, rows: readonly DraftHeader[]) => {
    clearProblems(tabId, count === rows.length ? `headers.${row}.` : 'headers.')
    editDraft(tabId, { headers: headers().toSpliced(row, count, ...rows) })
  }

  return {
    change: (row, header) => splice(row, 1, [header]),
    remove(row) {
      splice(row, 1, [])
      focusCell(row, 'name')
    },
    paste(row, rows) {
      const old = headers()[row]
      splice(row, 1, old && old.value !== '' ? [old, ...rows] : rows)
    },
    goToNext: (row, column) => focusCell(row + 1, column)
  }
}
