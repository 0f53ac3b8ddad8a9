import { assertRequest } from '../http/check-request.ts'
import { ClientError } from '../model/client-error.ts'
import type { BodyPart, Header } from '../model/request.ts'
import type { Body, Request } from './http-client.ts'

type Pairs = readonly (readonly [name: string, value: string])[]

/** What a request is made of. Of the bodies at most one is given; each brings its Content-Type along. */
export interface RequestParts {
  /** GET, or POST where there is a body. */
  method?: string | undefined
  url: string
  /** Added to the query that the URL has, percent-encoded. */
  query?: Pairs | undefined
  headers?: Pairs | undefined
  /** See `RequestInput`. */
  withoutDefaults?: string[] | undefined
  /** In the place of the type that the body brings along. Not for forms and multipart: theirs says how they are read. */
  contentType?: string | undefined
  json?: unknown
  text?: string | undefined
  bytes?: Uint8Array | undefined
  form?: Pairs | undefined
  multipart?: BodyPart[] | undefined
  /** The path of a file. */
  file?: string | undefined
  stream?: AsyncIterable<Uint8Array> | undefined
  /** Of the stream, in bytes, when it is known. */
  length?: number | undefined
}

const BODIES = ['json', 'text', 'bytes', 'form', 'multipart', 'file', 'stream'] as const

/**
 * A request that can be sent, as far as that can be told without reading files.
 * @throws ClientError BUILD at the field that keeps it from being sent
 */
export function buildRequest(parts: RequestParts): Request {
  const body = buildBody(parts)
  const request: Request = {
    method: parts.method ?? (body.kind === 'empty' ? 'GET' : 'POST'),
    url: addQuery(parts.url, parts.query ?? []),
    headers: (parts.headers ?? []).map(([name, value]): Header => [name, value]),
    body,
    ...(parts.withoutDefaults && { withoutDefaults: parts.withoutDefaults })
  }
  assertRequest(request)
  return request
}

function buildBody(parts: RequestParts): Body {
  const [kind, second] = BODIES.filter(name => parts[name] !== undefined)
  if (second) throw refuse(second, `A request has one body, and there is already one as ${kind}.`)
  const { contentType, text, bytes, form, multipart, file, stream, length } = parts
  if (length !== undefined && !stream) throw refuse('length', 'Only the length of a stream has to be told.')
  if (contentType !== undefined && (!kind || form || multipart))
    throw refuse(
      'contentType',
      'A Content-Type is given with a body, and forms and multipart have their own.'
    )
  const typed = (usual?: string) => {
    const type = contentType ?? usual
    return type === undefined ? {} : { contentType: type }
  }
  if (kind === 'json') return { kind: 'bytes', bytes: encodeJson(parts.json), ...typed('application/json') }
  if (text !== undefined)
    return { kind: 'bytes', bytes: new TextEncoder().encode(text), ...typed('text/plain; charset=utf-8') }
  if (bytes) return { kind: 'bytes', bytes, ...typed() }
  if (form) return { kind: 'form', fields: form.map(([name, value]) => [name, value]) }
  if (multipart) return { kind: 'multipart', parts: multipart }
  if (file !== undefined) return { kind: 'file', path: file, ...typed() }
  if (stream) return { kind: 'stream', chunks: stream, ...(length !== undefined && { length }), ...typed() }
  return { kind: 'empty' }
}

function encodeJson(value: unknown): Uint8Array {
  try {
    const text = JSON.stringify(value)
    // A function, for one, has no JSON.
    if (typeof text === 'string') return new TextEncoder().encode(text)
  } catch (cause) {
    throw refuse('json', `This cannot be written as JSON: ${cause instanceof Error ? cause.message : cause}.`)
  }
  throw refuse('json', `A ${typeof value} cannot be written as JSON.`)
}

/** Behind the query that is there, and before the fragment (RFC 3986 §3). What was typed stays as it is. */
function addQuery(url: string, query: Pairs): string {
  if (query.length === 0) return url
  const added = query.map(pair => pair.map(encode).join('=')).join('&')
  const [, address = '', fragment = ''] = /^([^#]*)(.*)$/s.exec(url) ?? []
  const between = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&'
  return address + between + added + fragment
}

function encode(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    throw refuse('query', 'A name or value of the query has half of a surrogate pair in it.')
  }
}

function refuse(field: string, problem: string): ClientError {
  return new ClientError('BUILD', { field, facts: { problem } })
}
