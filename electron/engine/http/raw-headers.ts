import type { Header } from '#shared/model/request.ts'

/** undici's flat list of names and values as pairs, each byte one character: order, case and duplicates as received. */
export function readRawHeaders(raw: unknown): Header[] {
  if (!Array.isArray(raw)) return []
  const headers: Header[] = []
  for (let i = 0; i + 1 < raw.length; i += 2) headers.push([readText(raw[i]), readText(raw[i + 1])])
  return headers
}

function readText(value: unknown): string {
  return value instanceof Buffer ? value.toString('latin1') : String(value)
}

/** The first value of a header, or undefined. @param name in lower case */
export function findHeader(headers: readonly Header[], name: string): string | undefined {
  for (const [key, value] of headers)
    if (key.length === name.length && key.toLowerCase() === name) return value
  return undefined
}
