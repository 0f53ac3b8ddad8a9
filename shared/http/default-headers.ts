import type { ExchangeRequest } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'
import type { UrlParts } from '../url/split-url.ts'
import { VERSION } from '../version.ts'

/** A header that is sent although nobody typed it. */
export interface DefaultHeader {
  name: string
  value: string
  /** Whether the request may go without it (`withoutDefaults`). */
  optional: boolean
  /** A short reason for people. */
  why: string
}

interface DefaultsRequest {
  method: string
  headers: Header[]
  body: ExchangeRequest['body']
  withoutDefaults?: string[] | undefined
}

const ACCEPT_ENCODING = 'gzip, deflate, br'

const EXPECTS_CONTENT = new Set(['PUT', 'POST', 'PATCH', 'QUERY', 'PROPFIND', 'PROPPATCH'])

/** Whether the content of a method has a defined meaning, so that its absence is announced too (RFC 9110 §8.6). */
export function expectsContent(method: string): boolean {
  return EXPECTS_CONTENT.has(method)
}

/**
 * The headers that are added to what was typed. A typed header of the same name, in whatever case, takes the place
 * of the default. Names in lower case are written by the HTTP/1.1 driver in that form.
 */
export function defaultHeaders(request: DefaultsRequest, url: UrlParts): DefaultHeader[] {
  const { leading, trailing } = defaultsByPlace(request, url)
  return [...leading, ...trailing]
}

/**
 * All headers as they go onto the wire: the defaults, what was typed, the framing. Host, Connection and Content-Length
 * are written by the driver, in its own place and in lower case, also when they were typed.
 */
export function headersOnTheWire(request: DefaultsRequest, url: UrlParts): Header[] {
  const { leading, trailing } = defaultsByPlace(request, url)
  const without = request.withoutDefaults ?? []
  const headers: Header[] = []
  const add = (defaults: readonly DefaultHeader[]) => {
    for (const { name, value, optional } of defaults)
      if (!optional || !without.includes(name.toLowerCase())) headers.push([name, value])
  }
  add(leading)
  headers.push(...request.headers)
  add(trailing)
  if (!request.headers.some(([name]) => DRIVER_PLACES.has(name.toLowerCase()))) return headers
  return headers
    .map(asDriverWrites)
    .sort(([a], [b]) => (DRIVER_PLACES.get(a) ?? 0) - (DRIVER_PLACES.get(b) ?? 0))
}

/** What the HTTP/1.1 driver writes itself, before (negative) and behind everything else. */
const DRIVER_PLACES = new Map([
  ['host', -2],
  ['connection', -1],
  ['content-length', 1]
])

function asDriverWrites([name, value]: Header): Header {
  const lower = name.toLowerCase()
  if (!DRIVER_PLACES.has(lower)) return [name, value]
  return [lower, lower === 'connection' ? value.trim().toLowerCase() : value]
}

function defaultsByPlace(request: DefaultsRequest, url: UrlParts) {
  const { body } = request
  const typed = request.headers.map(([name]) => name.toLowerCase())
  const leading: DefaultHeader[] = []
  const trailing: DefaultHeader[] = []
  const add = (list: DefaultHeader[], name: string, value: string, optional: boolean, why: string) => {
    if (!typed.includes(name.toLowerCase())) list.push({ name, value, optional, why })
  }
  add(leading, 'host', url.authority, false, 'The authority of the URL')
  if (url.websocket) {
    add(leading, 'connection', 'upgrade', false, 'The connection is to be used for something else')
    add(leading, 'upgrade', 'websocket', false, 'What it is to be used for')
  } else add(leading, 'connection', 'keep-alive', false, 'The connection stays open for the next request')
  add(leading, 'User-Agent', `sonde/${VERSION}`, true, 'Names this program')
  if (!url.websocket) {
    add(leading, 'Accept', '*/*', true, 'Any kind of answer is welcome')
    add(leading, 'Accept-Encoding', ACCEPT_ENCODING, true, 'The body may come compressed')
  }
  if (url.userinfo !== undefined)
    add(leading, 'Authorization', basicCredentials(url.userinfo), true, 'User and password of the URL')
  if (body.kind !== 'empty' && body.contentType !== undefined)
    add(leading, 'Content-Type', body.contentType, true, 'The kind of body')

  const size = body.kind === 'empty' ? 0 : body.size
  if (size === undefined)
    add(trailing, 'transfer-encoding', 'chunked', false, 'The size of the body is not known')
  else if (size > 0 || expectsContent(request.method))
    add(trailing, 'content-length', String(size), false, 'The size of the body in bytes')
  return { leading, trailing }
}

/** RFC 7617 §2: percent-decoded user and password, as UTF-8, in base64. */
function basicCredentials(userinfo: string): string {
  const decoded = userinfo.replace(/(?:%[0-9a-f]{2})+/gi, run => {
    const bytes = Uint8Array.from(run.slice(1).split('%'), hex => Number.parseInt(hex, 16))
    return new TextDecoder().decode(bytes)
  })
  const credentials = decoded.includes(':') ? decoded : `${decoded}:`
  const bytes = new TextEncoder().encode(credentials)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}
