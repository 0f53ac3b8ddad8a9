import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'

/** A table of names and values in a draft: where its rows are, and what may stand in them. */
export interface RowKind {
  /** Accessible name of the table. */
  label: string
  /** What one row is called: `Header`. */
  noun: string
  /** The path of the rows in a draft: `headers`. */
  field: string
  rowsOf(draft: Draft): readonly DraftRow[]
  /** What is to be changed of the draft for it to have these rows. */
  withRows(draft: Draft, rows: DraftRow[]): Partial<Draft>
  names: readonly string[]
  valuesOf(name: string): readonly string[]
  /** @returns what is wrong with a name that is not empty, as a sentence */
  checkName(name: string): string | undefined
  checkValue(value: string): string | undefined
  /** Pasted text as rows; undefined when it is no block of them and is pasted as it is. */
  parse(text: string): DraftRow[] | undefined
}
