import { encodeForm, FORM_TYPE } from '../http/encode-form.ts'
import { encodeMultipart } from '../http/multipart.ts'
import type { ExchangeRequest } from '../model/exchange.ts'
import type { Body } from './http-client.ts'
import { joinBytes } from './join-bytes.ts'

const BOUNDARY = 'mock-boundary'

/** All that a body would send. Files are for an engine to read: what would be in them is left out here. */
export async function readMockBody(body: Body): Promise<Uint8Array> {
  if (body.kind !== 'stream') return knownBytes(body) ?? new Uint8Array()
  const chunks: Uint8Array[] = []
  for await (const chunk of body.chunks) chunks.push(chunk)
  return joinBytes(chunks)
}

/** A body in the words of the record. */
export function describeMockBody(body: Body): ExchangeRequest['body'] {
  const { kind } = body
  const size = kind === 'stream' ? body.length : knownBytes(body)?.byteLength
  const contentType = contentTypeOf(body)
  return {
    kind,
    ...(size !== undefined && { size }),
    ...(contentType !== undefined && { contentType })
  }
}

function contentTypeOf(body: Body): string | undefined {
  switch (body.kind) {
    case 'empty':
      return undefined
    case 'form':
      return FORM_TYPE
    case 'multipart':
      return `multipart/form-data; boundary=${BOUNDARY}`
    default:
      return body.contentType
  }
}

function knownBytes(body: Exclude<Body, { kind: 'stream' }>): Uint8Array | undefined {
  switch (body.kind) {
    case 'empty':
      return new Uint8Array()
    case 'bytes':
      return body.bytes
    case 'form':
      return encodeForm(body.fields)
    case 'multipart':
      return joinBytes(encodeMultipart(body.parts, BOUNDARY).filter(segment => segment instanceof Uint8Array))
    case 'file':
      return undefined
  }
}
