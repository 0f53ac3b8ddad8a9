import { checkHeaderName, checkHeaderValue } from '#shared/http/check-request.ts'
import { COMMON_HEADER_NAMES, commonValues } from './common-headers.ts'
import { parseHeaderBlock } from './parse-header-block.ts'
import type { RowKind } from './row-kind.ts'

export const HEADER_ROWS: RowKind = {
  label: 'Request headers',
  noun: 'Header',
  field: 'headers',
  rowsOf: ({ headers }) => headers,
  withRows: (_, headers) => ({ headers }),
  names: COMMON_HEADER_NAMES,
  valuesOf: commonValues,
  checkName: checkHeaderName,
  checkValue: checkHeaderValue,
  parse: parseHeaderBlock
}
