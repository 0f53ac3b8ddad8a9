import type { DraftPart } from '#shared/model/draft/draft-body.ts'
import { NO_NAMES } from '../rows/blank-row.ts'
import { parseFormBlock } from '../rows/parse-form-block.ts'
import type { RowKind } from '../rows/row-kind.ts'
import { PART_LINES } from './part-line.ts'
import { PartValueCell } from './part-value-cell.tsx'

const NO_PARTS: readonly DraftPart[] = []

/** The parts of a multipart form: texts and files. */
export const PART_ROWS: RowKind<DraftPart> = {
  label: 'Parts',
  noun: 'Part',
  field: 'body.parts',
  ...PART_LINES,
  rowsOf: ({ body }) => body.parts ?? NO_PARTS,
  withRows: ({ body }, parts) => ({ body: { ...body, parts: [...parts] } }),
  names: NO_NAMES,
  valuesOf: () => NO_NAMES,
  checkName: () => undefined,
  checkValue: () => undefined,
  parse: text => parseFormBlock(text)?.map(row => ({ ...PART_LINES.blank, ...row })),
  ValueCell: PartValueCell
}
