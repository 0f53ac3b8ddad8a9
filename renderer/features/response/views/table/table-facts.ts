import type { BodyFacts } from '../body-view.ts'
import type { TableFormat } from './table-desk.ts'

/** Beyond this, in bytes, JSON is not read as a whole for a table. */
const MOST_JSON = 16 * 1024 * 1024

/** How a body is read as a table; undefined where it is none. */
export function formatOfTable({ body, guess, head }: BodyFacts): TableFormat | undefined {
  if (guess.kind === 'csv') return guess.mediaType === 'text/tab-separated-values' ? 'tsv' : 'csv'
  if (guess.kind === 'ndjson') return 'ndjson'
  if (guess.kind !== 'json' || body.size > MOST_JSON) return undefined
  // A list of objects, in UTF-8: the other encodings of JSON are rare enough.
  const start = String.fromCharCode(...head.subarray(0, 256))
  return /^(?:\xef\xbb\xbf)?\s*\[\s*\{\s*"/.test(start) ? 'json' : undefined
}
