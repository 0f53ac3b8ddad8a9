import type { JSONValue } from 'json-p3'
import { xssiPrefix } from '#shared/format/xssi-prefix.ts'
import { refuseFilter } from './filter-result.ts'

export interface ParsedValue {
  text: string
  value: JSONValue
}

/** The values of a text in JSON: one, or one on each line, as NDJSON has them. @throws ClientError BUILD `filter` */
export function parseValues(text: string): ParsedValue[] {
  const json = text.slice(xssiPrefix(text).length)
  try {
    return [parse(json)]
  } catch (whole) {
    const lines = json.split('\n').filter(line => line.trim() !== '')
    try {
      if (lines.length > 1) return lines.map(parse)
    } catch {
      // Neither: what is wrong with the whole of it says more.
    }
    const why = whole instanceof Error ? whole.message : String(whole)
    throw refuseFilter(`The body is not JSON: ${why}.`)
  }
}

function parse(text: string): ParsedValue {
  return { text, value: JSON.parse(text) }
}
