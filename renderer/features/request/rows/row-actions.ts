import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import { clearProblems } from '../../../state/problems.ts'
import { editDraft, findTab } from '../../../state/tabs.ts'
import type { RowKind } from './row-kind.ts'

export type RowColumn = 'name' | 'value' | 'description'

/** What can be done to the rows of a table. They are counted from 0; one past the last appends. */
export interface RowActions<R extends DraftRow> {
  change(row: number, content: R): void
  remove(row: number): void
  /** Puts a row before another one, or at the end. @returns whether it is in another place now */
  move(from: number, before: number): boolean
  /** Puts pasted rows in the place of a row, or after it when that row has a value already. */
  paste(row: number, rows: readonly R[]): void
  goTo(row: number, column: RowColumn): void
}

/** The same object for as long as the tab is shown: rows that did not change need not be drawn again. */
export function rowActions<R extends DraftRow>(
  tabId: string,
  kind: RowKind<R>,
  focusCell: (row: number, column: RowColumn) => void,
  say: (sentence: string) => void
): RowActions<R> {
  const rows = () => {
    const draft = findTab(tabId)?.draft
    return draft ? kind.rowsOf(draft) : []
  }

  const put = (next: readonly R[], touched: string) => {
    const draft = findTab(tabId)?.draft
    if (!draft) return
    clearProblems(tabId, touched)
    editDraft(tabId, kind.withRows(draft, next))
  }

  /** Problems go with the rows that they belonged to, once rows move. */
  const splice = (row: number, count: number, next: readonly R[]) =>
    put(
      rows().toSpliced(row, count, ...next),
      count === next.length ? `${kind.field}.${row}.` : `${kind.field}.`
    )

  return {
    change: (row, content) => splice(row, 1, [content]),
    remove(row) {
      splice(row, 1, [])
      focusCell(row, 'name')
    },
    move(from, before) {
      const all = rows()
      const moved = all[from]
      const to = before > from ? before - 1 : before
      if (!moved || to === from || to < 0 || to >= all.length) return false
      put(all.toSpliced(from, 1).toSpliced(to, 0, moved), `${kind.field}.`)
      say(`${moved.name || kind.noun} moved to ${to + 1} of ${all.length}.`)
      return true
    },
    paste(row, pasted) {
      const old = rows()[row]
      splice(row, 1, old && old.value !== '' ? [old, ...pasted] : pasted)
    },
    goTo: focusCell
  }
}
