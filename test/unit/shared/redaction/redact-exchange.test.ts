import { describe, expect, it } from 'vitest'
import { ClientError } from '#shared/model/client-error.ts'
import { Exchange } from '#shared/model/exchange.ts'
import { redactExchange } from '#shared/redaction/redact-exchange.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'

const SECRET = 'open sesame'
const COOKIE = 'id=4711; Path=/'
const headers: [string, string][] = [
  ['aUTHORIZATION', 'Custom abc'],
  ['Proxy-Authorization', 'Basic eA=='],
  ['Cookie', 'id=4711'],
  ['X-Key', `is ${SECRET}!`]
]
const head = `GET /?k=open%20sesame HTTP/1.1\r\nAuthorization: Custom abc\r\ncookie:id=4711\r\nX-Key: ${SECRET}\r\n\r\n`
const error = new ClientError('CONNECT', { facts: { host: SECRET, port: 1 } }).toRecord()

const EXCHANGE: Exchange = Exchange.parse({
  id: 'initial',
  startedAt: '2026-01-01T00:00:00.000Z',
  request: { method: 'GET', url: `http://me:p@ss@h/?k=${SECRET}`, headers, body: { kind: 'bytes', size: 1 } },
  insecure: false,
  totalMs: 2,
  body: { id: 'initial', size: 1, encodedSize: 1, contentType: 'text/plain', complete: true },
  hops: [
    {
      index: 0,
      reason: 'initial',
      request: { method: 'GET', url: 'http://me:pass@h/?k=open%20sesame', headers },
      sent: { head, headBytes: head.length, bodyBytes: 0 },
      connection: {
        id: '1',
        reused: false,
        localAddress: '127.0.0.1:1',
        remoteAddress: '127.0.0.1:2',
        protocol: 'http/1.1',
        proxy: {
          url: 'http://p:1',
          tunnel: true,
          connectHead: 'CONNECT h:443 HTTP/1.1\r\nProxy-Authorization: Basic eA==\r\n\r\n'
        }
      },
      phases: [{ name: 'ttfb', startMs: 0, endMs: 1 }],
      response: {
        status: 302,
        statusText: SECRET,
        httpVersion: '1.1',
        headers: [
          ['Set-Cookie', COOKIE],
          ['Location', `http://me:pass@h/${encodeURIComponent(SECRET)}`]
        ],
        headBytes: 9,
        trailers: [['set-cookie', COOKIE]],
        informational: [{ status: 103, headers: [['Set-Cookie', COOKIE]], atMs: 1 }]
      },
      changes: [
        { header: 'Authorization', from: 'Custom abc', to: 'Custom abd', why: 'other-origin' },
        { header: 'X-Key', from: SECRET, why: 'other-origin' }
      ],
      cookies: {
        sent: [{ name: 'id', value: '4711' }],
        stored: [{ name: 'id', value: '4711', domain: 'h', path: '/', secure: false, httpOnly: true }],
        rejected: [{ cookie: COOKIE, why: 'for another domain' }]
      },
      warnings: [{ code: 'initial', detail: `it says ${SECRET}` }],
      samples: { up: [], down: [] },
      startMs: 0,
      endMs: 1
    },
    {
      index: 1,
      reason: 'retry',
      cause: { kind: 'error', error },
      request: { method: 'GET', url: 'http://h/', headers: [] },
      phases: [],
      changes: [],
      cookies: { sent: [], stored: [], rejected: [] },
      warnings: [],
      samples: { up: [], down: [] },
      error,
      startMs: 1,
      endMs: 2
    }
  ],
  error
})

describe('redactExchange', () => {
  it('leaves nothing of secrets and credentials anywhere in the record', () => {
    const text = JSON.stringify(redactExchange(EXCHANGE, secretForms([SECRET])))
    for (const leak of [SECRET, 'open%20sesame', '4711', 'abc', 'eA==', 'pass', 'p@ss'])
      expect(text).not.toContain(leak)
  })

  it('leaves everything else as it was', () => {
    const { hops, request } = redactExchange(EXCHANGE, secretForms([SECRET]))
    expect(request.headers.map(([name]) => name)).toEqual([
      'aUTHORIZATION',
      'Proxy-Authorization',
      'Cookie',
      'X-Key'
    ])
    expect(request.url).toBe('http://me:•••@h/?k=•••')
    expect(request.headers[3]).toEqual(['X-Key', 'is •••!'])
    expect(hops[0]?.sent?.head).toBe(
      'GET /?k=••• HTTP/1.1\r\nAuthorization: •••\r\ncookie:•••\r\nX-Key: •••\r\n\r\n'
    )
    expect(hops[0]?.sent?.headBytes).toBe(head.length)
    expect(hops[0]?.connection?.proxy?.connectHead).toBe(
      'CONNECT h:443 HTTP/1.1\r\nProxy-Authorization: •••\r\n\r\n'
    )
    expect(hops[0]?.cookies.rejected).toEqual([{ cookie: 'id=•••', why: 'for another domain' }])
    expect(hops[0]?.changes).toEqual([
      { header: 'Authorization', from: '•••', to: '•••', why: 'other-origin' },
      { header: 'X-Key', from: '•••', why: 'other-origin' }
    ])
    const same = redactExchange(EXCHANGE, [])
    expect(same.hops[0]?.phases).toEqual(EXCHANGE.hops[0]?.phases)
    expect(same.error).toEqual(EXCHANGE.error)
  })

  it('keeps the words of the record when a secret reads like one of them', () => {
    const words = [
      'initial',
      'retry',
      'ttfb',
      'http/1.1',
      'bytes',
      'error',
      'CONNECT',
      '2026-01-01T00:00:00.000Z',
      '1.1'
    ]
    const redacted = redactExchange(EXCHANGE, secretForms(words))
    expect(Exchange.parse(redacted)).toEqual(redacted)
    expect(redacted).toMatchObject({ id: 'initial', hops: [{ reason: 'initial' }, { reason: 'retry' }] })
  })
})
