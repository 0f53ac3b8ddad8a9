import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import { clearProblems } from '../../../state/problems.ts'
import { editDraft, findTab } from '../../../state/tabs.ts'
import type { RowKind } from './row-kind.ts'

export type RowColumn = 'name' | 'value'

/** What can be done to the rows of a table. They are counted from 0; one past the last appends. */
export interface RowActions {
  change(row: number, content: DraftRow): void
  remove(row: number): void
  /** Puts pasted rows in the place of a row, or after it when that row has a value already. */
  paste(row: number, rows: readonly DraftRow[]): void
  goToNext(row: number, column: RowColumn): void
}

/** The same object for as long as the tab is shown: rows that did not change need not be drawn again. */
export function rowActions(
  tabId: string,
  kind: RowKind,
  focusCell: (row: number, column: RowColumn) => void
): RowActions {
  const rows = () => {
    const draft = findTab(tabId)?.draft
    return draft ? kind.rowsOf(draft) : []
  }

  /** Problems go with the rows that they belonged to, once rows move. */
  const splice = (row: number, count: number, next: readonly DraftRow[]) => {
    const draft = findTab(tabId)?.draft
    if (!draft) return
    clearProblems(tabId, count === next.length ? `${kind.field}.${row}.` : `${kind.field}.`)
    editDraft(tabId, kind.withRows(draft, rows().toSpliced(row, count, ...next)))
  }

  return {
    change: (row, content) => splice(row, 1, [content]),
    remove(row) {
      splice(row, 1, [])
      focusCell(row, 'name')
    },
    paste(row, pasted) {
      const old = rows()[row]
      splice(row, 1, old && old.value !== '' ? [old, ...pasted] : pasted)
    },
    goToNext: (row, column) => focusCell(row + 1, column)
  }
}
