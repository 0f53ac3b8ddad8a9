import { countOf } from '#shared/format/count.ts'
import { decodeText } from '#shared/format/decode-text.ts'
import { nameOfCharset } from '#shared/format/name-of-charset.ts'
import { type ParsedData, parseData } from '#shared/run/parse-data.ts'

export interface ReadData extends ParsedData {
  /** That of a file that is no UTF-8, by its WHATWG name. */
  encoding?: string
}

/** Rows of values out of a file, whatever its encoding, or out of a text. With a problem there are no rows. */
export function readData(source: string | Uint8Array): ReadData {
  if (typeof source === 'string') return parseData(source)
  const { text, encoding, invalidBytes } = decodeText(source, { contentType: 'text/csv' })
  if (invalidBytes > 0) {
    const problem = `${countOf(invalidBytes, 'byte')} of it cannot be read as ${nameOfCharset(encoding)}. Save it as UTF-8.`
    return { columns: [], rows: [], problems: [{ problem }] }
  }
  return { ...parseData(text), ...(encoding !== 'utf-8' && { encoding }) }
}
