import { BLANK_ROW, NO_NAMES, NO_ROWS } from './blank-row.ts'
import { parseFormBlock } from './parse-form-block.ts'
import type { RowKind } from './row-kind.ts'

/** Any text can be a name or a value: it is encoded when it is sent. */
export const FORM_ROWS: RowKind = {
  label: 'Form fields',
  noun: 'Field',
  field: 'body.form',
  blank: BLANK_ROW,
  rowsOf: ({ body }) => body.form ?? NO_ROWS,
  withRows: ({ body }, form) => ({ body: { ...body, form: [...form] } }),
  names: NO_NAMES,
  valuesOf: () => NO_NAMES,
  checkName: () => undefined,
  checkValue: () => undefined,
  parse: parseFormBlock
}
