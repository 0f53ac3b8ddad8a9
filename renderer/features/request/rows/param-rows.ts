import { paramsOfUrl, urlWithParams } from '#shared/url/params-in-step.ts'
import { pathParamsOfUrl } from '#shared/url/path-params.ts'
import { parseQuery } from '#shared/url/query-pairs.ts'
import { BLANK_ROW, NO_NAMES, NO_ROWS } from './blank-row.ts'
import { parseHeaderBlock } from './parse-header-block.ts'
import type { RowKind } from './row-kind.ts'

/** The query of the URL. The URL is what counts: rows that it tells otherwise are put right as they are read. */
export const QUERY_ROWS: RowKind = {
  label: 'Query parameters',
  noun: 'Parameter',
  field: 'params',
  blank: BLANK_ROW,
  rowsOf: ({ url, params }) => paramsOfUrl(url, params ?? NO_ROWS),
  withRows: ({ url }, rows) => ({ url: urlWithParams(url, rows), params: [...rows] }),
  names: NO_NAMES,
  valuesOf: () => NO_NAMES,
  checkName: () => undefined,
  checkValue: () => undefined,
  parse(text) {
    const lines = text.trim()
    if (/[\r\n]/.test(lines)) return parseHeaderBlock(lines) ?? undefined
    const query = lines.replace(/^[^?\s]*\?/, '')
    const pairs = parseQuery(query)
    if (pairs.length < 2 && query === lines) return undefined
    return pairs.map(({ name, value }) => ({ name, value, enabled: true }))
  }
}

/** What stands for the `:name` segments of the URL's path. */
export const PATH_ROWS: RowKind = {
  label: 'Path parameters',
  noun: 'Path parameter',
  verb: 'Fill in',
  field: 'pathParams',
  blank: BLANK_ROW,
  rowsOf: ({ url, pathParams }) => pathParamsOfUrl(url, pathParams ?? NO_ROWS),
  withRows: (_, pathParams) => ({ pathParams: [...pathParams] }),
  names: NO_NAMES,
  valuesOf: () => NO_NAMES,
  checkName: () => undefined,
  checkValue: () => undefined,
  parse: () => undefined,
  fixed: true
}
