import type { ComponentType } from 'react'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import type { RowActions } from './row-actions.ts'

/** A table of names and values in a draft: where its rows are, and what may stand in them. */
export interface RowKind<R extends DraftRow = DraftRow> {
  /** Accessible name of the table. */
  label: string
  /** What one row is called: `Header`. */
  noun: string
  /** What is done with a row that is on: `Send` where nothing else is said. */
  verb?: string
  /** The path of the rows in a draft: `headers`. */
  field: string
  /** The row that is not there yet. */
  blank: R
  rowsOf(draft: Draft): readonly R[]
  /** What is to be changed of the draft for it to have these rows. */
  withRows(draft: Draft, rows: readonly R[]): Partial<Draft>
  names: readonly string[]
  valuesOf(name: string): readonly string[]
  /** @returns what is wrong with a name that is not empty, as a sentence */
  checkName(name: string): string | undefined
  checkValue(value: string): string | undefined
  /** Pasted text as rows; undefined when it is no block of them and is pasted as it is. */
  parse(text: string): R[] | undefined
  /** The names are given by something else: rows can only be filled in. */
  fixed?: true
  /** What stands in the column of values, where it is not just a text. */
  ValueCell?: ComponentType<ValueCellProps<R>>
  /** A row as a line of text, and back, where its value is not all there is to it. */
  line?: { print(row: R): string; read(value: string, was: R | undefined): Omit<R, 'name' | 'enabled'> }
}

export interface ValueCellProps<R extends DraftRow> {
  tabId: string
  kind: RowKind<R>
  row: number
  content: R
  actions: RowActions<R>
}
