import { checkHeaderName, checkHeaderValue } from '#shared/http/check-request.ts'
import { templateNames } from '#shared/template/parse-template.ts'
import { BLANK_ROW } from './blank-row.ts'
import { COMMON_HEADER_NAMES, commonValues } from './common-headers.ts'
import { parseHeaderBlock } from './parse-header-block.ts'
import type { RowKind } from './row-kind.ts'

export const HEADER_ROWS: RowKind = {
  label: 'Request headers',
  noun: 'Header',
  field: 'headers',
  blank: BLANK_ROW,
  rowsOf: ({ headers }) => headers,
  withRows: (_, headers) => ({ headers: [...headers] }),
  names: COMMON_HEADER_NAMES,
  valuesOf: commonValues,
  // What a template will stand for is known when it is sent.
  checkName: name => (templateNames(name).length > 0 ? undefined : checkHeaderName(name)),
  checkValue: checkHeaderValue,
  parse: parseHeaderBlock
}
