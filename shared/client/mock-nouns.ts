import type { BodyInfo, Connection, ResponseHead } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'
import type { UrlParts } from '../url/split-url.ts'
import type { MockAnswer } from './mock-answer.ts'

let lastConnection = 0

export function bytesOf(body: Uint8Array | string): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body
}

/** The request as HTTP/1.1 writes it (RFC 9112 §2.1). */
export function printHead(method: string, target: string, headers: Header[]): string {
  return `${method} ${target} HTTP/1.1\r\n${printHeaders(headers)}\r\n`
}

export function mockConnection({ scheme, host, port }: UrlParts): Connection {
  return {
    id: `mock-${++lastConnection}`,
    reused: false,
    localAddress: '127.0.0.1:49152',
    remoteAddress: `127.0.0.1:${port}`,
    protocol: 'http/1.1',
    ...(scheme === 'https' && {
      tls: {
        version: 'TLSv1.3',
        cipher: 'TLS_AES_256_GCM_SHA384',
        sni: host,
        authorized: true,
        trustStores: [],
        chain: []
      }
    })
  }
}

export function mockResponse({ status = 200, statusText = 'OK', headers = [] }: MockAnswer): ResponseHead {
  return {
    status,
    statusText,
    httpVersion: '1.1',
    headers,
    headBytes: `HTTP/1.1 ${status} ${statusText}\r\n${printHeaders(headers)}\r\n`.length,
    trailers: [],
    informational: []
  }
}

export function describeBody(id: string, size: number, response: ResponseHead, complete: boolean): BodyInfo {
  const [, value = ''] = response.headers.find(([name]) => name.toLowerCase() === 'content-type') ?? []
  const charset = /;\s*charset="?([^";\s]+)/i.exec(value)?.[1]?.toLowerCase()
  return {
    id,
    size,
    encodedSize: size,
    contentType: value.split(';', 1)[0]?.trim().toLowerCase() ?? '',
    ...(charset !== undefined && { charset }),
    complete
  }
}

function printHeaders(headers: Header[]): string {
  return headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
}
