import type { Header } from '#shared/model/request.ts'

/**
 * undici's flat list of names and values as pairs, each byte one character: order, case and duplicates as received.
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
    if (name && value) headers.push([read(name), read(value)])
  }
  return headers
}

/** The first value of a header, or undefined. @param name in lower case */
export function findHeader(headers: readonly Header[], name: string): string | undefined {
  for (const [key, value] of headers)
    if (key.length === name.length && key.toLowerCase() === name) return value
  return undefined
}
