import { parseFormBlock } from './parse-form-block.ts'
import type { RowKind } from './row-kind.ts'

const NONE: readonly string[] = []

/** Any text can be a name or a value: it is encoded when it is sent. */
export const FORM_ROWS: RowKind = {
  label: 'Form fields',
  noun: 'Field',
  field: 'body.form',
  rowsOf: ({ body }) => body.form ?? [],
  withRows: ({ body }, form) => ({ body: { ...body, form } }),
  names: NONE,
  valuesOf: () => NONE,
  checkName: () => undefined,
  checkValue: () => undefined,
  parse: parseFormBlock
}
