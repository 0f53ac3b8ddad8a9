import type { Header } from '../model/request.ts'

/** The header fields of a part (RFC 2046 §5.1, RFC 5322 §2.2): folded lines are joined, what is no field is left out. */
export function parsePartHeaders(text: string): Header[] {
  const headers: Header[] = []
  for (const line of text.split(/\r?\n/)) {
    const last = headers.at(-1)
    const colon = line.indexOf(':')
    if (/^[ \t]/.test(line) && last) last[1] = `${last[1]} ${line.trim()}`.trim()
    else if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
  }
  return headers
}
