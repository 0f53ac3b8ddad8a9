import type { DraftVariable } from '#shared/model/draft/draft-row.ts'
import { NO_NAMES } from '../rows/blank-row.ts'
import { parseFormBlock } from '../rows/parse-form-block.ts'
import { parseHeaderBlock } from '../rows/parse-header-block.ts'
import type { RowKind } from '../rows/row-kind.ts'
import { VARIABLE_LINES } from './variable-line.ts'
import { VariableValueCell } from './variable-value-cell.tsx'

const NO_VARIABLES: readonly DraftVariable[] = []

export const VARIABLE_ROWS: RowKind<DraftVariable> = {
  label: 'Variables',
  noun: 'Variable',
  verb: 'Use',
  field: 'variables',
  ...VARIABLE_LINES,
  rowsOf: ({ variables }) => variables ?? NO_VARIABLES,
  withRows: (_, variables) => ({ variables: [...variables] }),
  names: NO_NAMES,
  valuesOf: () => NO_NAMES,
  checkName: name =>
    /^[\w.-]+$/.test(name) ? undefined : 'A name is letters, digits, hyphens, underscores and dots.',
  checkValue: () => undefined,
  parse: text => parseHeaderBlock(text) ?? parseFormBlock(text),
  ValueCell: VariableValueCell
}
