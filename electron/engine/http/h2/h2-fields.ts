import type { OutgoingHttpHeaders } from 'node:http2'
import type { HeaderChange, HopRequest } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import type { UrlParts } from '#shared/url/split-url.ts'

/** Speak of one connection, which HTTP/2 does by frames (RFC 9113 §8.2.2). */
const CONNECTION_FIELDS = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'http2-settings'
])

/** Whether Node takes the fields as a list. Before, it took one entry a name, with a list of values. */
const TAKES_LISTS = isAtLeast(24, 2)

/**
 * A request in HTTP/2: names in lower case, Host as `:authority`, nothing that speaks of the connection.
 * @param websocket it asks for one
 * @param asList whether the order of fields can be kept where a name comes more than once with others between
 */
export function writeH2Request(
  request: HopRequest,
  websocket = false,
  asList: boolean = TAKES_LISTS
): { request: HopRequest; changes: HeaderChange[] } {
  const headers: Header[] = []
  const changes: HeaderChange[] = []
  for (const [typed, value] of request.headers) {
    const name = typed.toLowerCase()
    if (websocket && name === 'sec-websocket-key') {
      // A stream needs no proof that a server knows WebSockets (RFC 8441 §5).
      changes.push({ header: typed, from: value, why: 'http2' })
    } else if (name === 'host') {
      headers.unshift([':authority', value])
      changes.push(
        { header: typed, from: value, why: 'http2' },
        { header: ':authority', to: value, why: 'http2' }
      )
    } else if (CONNECTION_FIELDS.has(name) || (name === 'te' && value.trim().toLowerCase() !== 'trailers')) {
      changes.push({ header: typed, from: value, why: 'http2' })
    } else {
      headers.push([name, value])
    }
  }
  return { request: { ...request, headers: asList ? headers : groupByName(headers) }, changes }
}

/**
 * All fields as they are compressed, the pseudo-header fields first (RFC 9113 §8.3.1). A WebSocket is asked for by an
 * extended CONNECT (RFC 8441 §4). @param headers see above
 */
export function listFields(
  method: string,
  { scheme, target, websocket }: UrlParts,
  headers: readonly Header[]
): Header[] {
  const pseudo: Header[] = [
    [':method', websocket ? 'CONNECT' : method],
    ...(websocket ? [[':protocol', 'websocket'] satisfies Header] : []),
    [':scheme', scheme]
  ]
  const [first] = headers
  if (first?.[0] !== ':authority') return [...pseudo, [':path', target], ...headers]
  return [...pseudo, first, [':path', target], ...headers.slice(1)]
}

/** As text, a line each. */
export function showFields(fields: readonly Header[]): string {
  let text = ''
  for (const [name, value] of fields) text += `${name}: ${value}\r\n`
  return text
}

/** The fields in the form in which this Node takes them. */
export function toNodeHeaders(
  fields: readonly Header[],
  asList: boolean = TAKES_LISTS
): OutgoingHttpHeaders | readonly string[] {
  if (asList) return fields.flat()
  const headers: Record<string, string | string[]> = Object.create(null)
  for (const [name, value] of fields) {
    const known = headers[name]
    if (known === undefined) headers[name] = value
    else headers[name] = Array.isArray(known) ? [...known, value] : [known, value]
  }
  return headers
}

/** Equal names one after the other, at the first one's place. */
function groupByName(headers: Header[]): Header[] {
  const isRepeated = ([name]: Header, at: number) => headers.findIndex(([other]) => other === name) < at
  if (!headers.some(isRepeated)) return headers
  const names = new Set(headers.map(([name]) => name))
  return [...names].flatMap(name => headers.filter(([other]) => other === name))
}

function isAtLeast(major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number)
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}

/** What a field costs beside its name and value (RFC 7541 §4.1). */
const FIELD_OVERHEAD = 32

/** Bytes of a field before compression. Both have a character for each byte. */
export function sizeOfField(name: string, value: string): number {
  return name.length + value.length + FIELD_OVERHEAD
}

/** Bytes of a field list before compression. */
export function sizeOfFields(fields: readonly Header[]): number {
  return fields.reduce((bytes, [name, value]) => bytes + sizeOfField(name, value), 0)
}
