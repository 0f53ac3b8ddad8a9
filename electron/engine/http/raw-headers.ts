import type { Header } from '#shared/model/request.ts'
import { readByteText } from './byte-text.ts'

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
    if (!name || !value) continue
    const key = read(name)
    headers.push([key, readValue(key, read(value))])
  }
  return headers
}

/** What servers give to have it given back, byte for byte, in later requests. */
const GIVEN_BACK = new Set(['set-cookie', 'www-authenticate'])

/**
 * The value of a field that was received, as a person reads it. Only those that are given back stay a byte a character
 * for whoever answers them; `showGivenBack` reads them then.
 * @param bytes a byte a character
 */
export function readValue(name: string, bytes: string): string {
  const text = readByteText(bytes)
  return text !== bytes && isGivenBack(name) ? bytes : text
}

/** The headers for the record, where nothing is given back any more. The same array when there is nothing to read. */
export function showGivenBack(headers: Header[]): Header[] {
  if (!headers.some(([name]) => isGivenBack(name))) return headers
  return headers.map(([name, value]) => [name, isGivenBack(name) ? readByteText(value) : value])
}

function isGivenBack(name: string): boolean {
  // Each header of each answer is asked.
  return (name.length === 10 || name.length === 16) && GIVEN_BACK.has(name.toLowerCase())
}

/** The first value of a header, or undefined. @param name in lower case */
export function findHeader(headers: readonly Header[], name: string): string | undefined {
  for (const [key, value] of headers)
    if (key.length === name.length && key.toLowerCase() === name) return value
  return undefined
}

/** All values of a header that is a list, as one (RFC 9110 §5.3); empty is none. @param name in lower case */
export function joinHeader(headers: readonly Header[], name: string): string {
  const values = headers.filter(([key]) => key.length === name.length && key.toLowerCase() === name)
  return values.map(([, value]) => value).join(', ')
}
