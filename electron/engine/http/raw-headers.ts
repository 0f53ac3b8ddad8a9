import type { Header } from '#shared/model/request.ts'

/**
 * undici's flat list of names and values as pairs: order, case and duplicates as received.
 * They are views of one chunk, unless a chunk ended among them, so all are decoded at once and cut apart then.
 */
export function readRawHeaders(raw: readonly (Buffer | string)[] | null): Header[] {
  // Strings are what undici's types promise for trailers; it hands over views there as well.
  if (raw === null || !raw.every((field): field is Buffer => field instanceof Buffer)) return []
  const first = raw[0]
  const last = raw.at(-1)
  if (!first || !last) return []
  const { buffer, byteOffset: start } = first
  const end = last.byteOffset + last.length
  const inOne = raw.every(
    view => view.buffer === buffer && view.byteOffset >= start && view.byteOffset + view.length <= end
  )
  const text = inOne ? Buffer.from(buffer, start, end - start).toString('latin1') : undefined
  const read = (view: Buffer) =>
    text?.slice(view.byteOffset - start, view.byteOffset - start + view.length) ?? view.toString('latin1')

  const headers: Header[] = []
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]
    const value = raw[i + 1]
    if (name && value) headers.push([read(name), readText(read(value))])
  }
  return headers
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * What is beyond ASCII is opaque (RFC 9110 §5.5), and UTF-8 in practice: what is no UTF-8 stays a byte a character.
 * @param latin1 a byte a character
 */
export function readText(latin1: string): string {
  if (!/[\x80-\xff]/.test(latin1)) return latin1
  try {
    return UTF_8.decode(Buffer.from(latin1, 'latin1'))
  } catch {
    return latin1
  }
}

/** The first value of a header, or undefined. @param name in lower case */
export function findHeader(headers: readonly Header[], name: string): string | undefined {
  for (const [key, value] of headers)
    if (key.length === name.length && key.toLowerCase() === name) return value
  return undefined
}
