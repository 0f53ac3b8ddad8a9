import { quote } from '#shared/curl/quote.ts'
import type { Header } from '#shared/model/request.ts'

/** A line for each, as they stand on the wire. */
export function headersAsText(headers: readonly Header[]): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n')
}

/** A list of pairs: an object would lose order and duplicates. */
export function headersAsJson(headers: readonly Header[]): string {
  const pairs = headers.map(
    ([name, value]) => `  { "name": ${JSON.stringify(name)}, "value": ${JSON.stringify(value)} }`
  )
  return `[\n${pairs.join(',\n')}\n]`
}

/** Options that make curl send them, for a POSIX shell. */
export function headersAsCurl(headers: readonly Header[]): string {
  // curl takes a name with nothing after the colon for one that is not to be sent.
  return headers
    .map(([name, value]) => `--header ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`)
    .join(' \\\n')
}
