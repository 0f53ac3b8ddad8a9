import fc from 'fast-check'
import { har as validate } from 'har-validator'
import { describe, expect, test } from 'vitest'
import { phasesOf, timeOf, timingsOf } from '#shared/har/har-timings.ts'
import { importHar } from '#shared/har/import-har.ts'
import type { Exchange, Phase } from '#shared/model/exchange.ts'
import { PHASE_NAMES, type PhaseName } from '#shared/model/phases.ts'
import { errorIn, exchangeOf, hopOf } from '../../waterfall/exchange-fixture.ts'
import { counter, Log, written } from './written-har.ts'

const phase = (name: PhaseName, startMs: number, endMs: number): Phase => ({ name, startMs, endMs })
const REDIRECTED: Exchange = {
  ...exchangeOf([
    hopOf(
      0,
      0,
      [
        ['dns', 1.234],
        ['tcp', 2],
        ['tls', 3.001],
        ['send', 0.1],
        ['ttfb', 20],
        ['download', 0.5]
      ],
      {
        request: {
          method: 'POST',
          url: 'https://example.test/a b?x=1&x=2',
          headers: [
            ['Host', 'example.test'],
            ['Cookie', 'a=1; b=2'],
            ['Content-Type', 'application/json']
          ]
        },
        sent: { head: 'POST /a b HTTP/1.1\r\nCookie: •••\r\n\r\n', headBytes: 99, bodyBytes: 12 },
        connection: {
          id: 'c1',
          reused: false,
          localAddress: '127.0.0.1:50000',
          remoteAddress: '[::1]:443',
          protocol: 'http/1.1'
        },
        response: {
          status: 302,
          statusText: 'Found',
          httpVersion: '1.1',
          headers: [
            ['Location', '/b'],
            ['Set-Cookie', 's=1; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Secure; HttpOnly'],
            ['Set-Cookie', 't=2; Expires=never']
          ],
          headBytes: 120,
          trailers: [['X-T', '1']],
          informational: [{ status: 103, headers: [['Link', '</s.css>']], atMs: 7 }]
        }
      }
    ),
    hopOf(
      1,
      26.835,
      [
        ['backoff', 100],
        ['send', 0.2],
        ['ttfb', 4],
        ['download', 9]
      ],
      {
        reason: 'redirect',
        cause: { kind: 'response', status: 302 },
        changes: [{ header: 'content-type', from: 'application/json', why: 'method-changed' }],
        response: {
          status: 200,
          statusText: '',
          httpVersion: '2',
          headers: [['content-type', 'text/plain; charset=utf-8']],
          headBytes: 30,
          trailers: [],
          informational: []
        }
      }
    )
  ]),
  request: {
    method: 'POST',
    url: 'https://example.test/a b?x=1&x=2',
    headers: [],
    body: { kind: 'bytes', size: 12, contentType: 'application/json' }
  },
  body: { id: 'b1', size: 10, encodedSize: 8, contentType: 'text/plain', charset: 'utf-8', complete: true }
}

describe('timings', () => {
  test.each<[string, Phase[], ReturnType<typeof timingsOf>]>([
    ['nothing', [], { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: 0, receive: 0 }],
    [
      'a fresh connection',
      [phase('dns', 0, 1), phase('tcp', 1, 3), phase('tls', 3, 7), phase('send', 7, 8), phase('ttfb', 8, 16)],
      { blocked: -1, dns: 1, connect: 6, ssl: 4, send: 1, wait: 8, receive: 0 }
    ],
    [
      'a way through a proxy, all of it before the server’s',
      [phase('backoff', 0, 1), phase('proxy-tcp', 1, 3), phase('proxy', 3, 7), phase('download', 7, 8)],
      { blocked: 7, dns: -1, connect: -1, ssl: -1, send: 0, wait: 0, receive: 1 }
    ]
  ])('of %s', (_, phases, timings) => {
    expect(timingsOf(phases)).toEqual(timings)
  })

  test('sum to what the phases sum to, whatever those are', () => {
    const spans = fc.array(fc.tuple(fc.constantFrom(...PHASE_NAMES), fc.nat(10_000_000)), { maxLength: 20 })
    fc.assert(
      fc.property(spans, durations => {
        let at = 0
        const phases = durations.map(([name, us]) => {
          const startMs = at / 1000
          at += us
          return phase(name, startMs, at / 1000)
        })
        expect(timeOf(timingsOf(phases))).toBeCloseTo(at / 1000, 6)
      })
    )
  })

  test('become the phases that have them', () => {
    const time = fc.nat(1_000_000).map(us => us / 1000)
    const maybe = fc.option(time, { nil: -1 })
    const timings = fc.record({
      blocked: maybe,
      dns: maybe,
      tcp: maybe,
      ssl: maybe,
      send: time,
      wait: time,
      receive: time
    })
    fc.assert(
      fc.property(timings, ({ tcp, ...rest }) => {
        const connect = tcp < 0 && rest.ssl < 0 ? -1 : Math.max(0, tcp) + Math.max(0, rest.ssl)
        const again = timingsOf(phasesOf({ ...rest, connect }, 0))
        for (const key of ['dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const)
          expect(again[key]).toBeCloseTo({ ...rest, connect }[key], 5)
        expect(Math.max(0, again.blocked)).toBeCloseTo(Math.max(0, rest.blocked), 5)
      })
    )
  })
})

describe('an exported log', () => {
  test('of nothing is one too', async () => {
    await validate(await written())
  })

  test('is a HAR 1.2 log', async () => {
    const failed = exchangeOf([hopOf(0, 0, [['dns', 3]], { error: errorIn('dns') })])
    const source = {
      exchange: REDIRECTED,
      responseBody: { text: 'hello' },
      requestBody: { text: '{"a": true}' }
    }
    await validate(await written(source, { exchange: failed }))
  })

  test('has an entry for each hop, on one page', async () => {
    const { log } = Log.parse(await written({ exchange: REDIRECTED, responseBody: { text: 'hello' } }))
    expect(log.pages).toMatchObject([{ id: 'x1', pageTimings: { onLoad: REDIRECTED.totalMs } }])
    expect(log.entries).toMatchObject([
      {
        pageref: 'x1',
        time: 26.835,
        serverIPAddress: '::1',
        connection: '443',
        _connectionId: 'c1',
        request: {
          url: 'https://example.test/a%20b?x=1&x=2',
          cookies: [
            { name: 'a', value: '1' },
            { name: 'b', value: '2' }
          ],
          queryString: [
            { name: 'x', value: '1' },
            { name: 'x', value: '2' }
          ],
          postData: { mimeType: 'application/json', text: '', comment: 'The body is not in this file.' },
          headersSize: 99,
          bodySize: 12
        },
        response: {
          status: 302,
          redirectURL: '/b',
          cookies: [
            {
              name: 's',
              value: '1',
              path: '/',
              expires: '2026-10-21T07:28:00.000Z',
              secure: true,
              httpOnly: true
            },
            { name: 't', value: '2', secure: false }
          ]
        }
      },
      {
        timings: { blocked: 100, dns: -1, connect: -1, ssl: -1, send: 0.2, wait: 4, receive: 9 },
        response: { content: { text: 'hello', size: 10, compression: 2 }, bodySize: 8 }
      }
    ])
  })

  test('is imported as the exchange that it was', async () => {
    const file = await written({ exchange: REDIRECTED, responseBody: { text: 'hello' } })
    const { exchanges, problems } = importHar(file, counter())
    expect(problems).toEqual([])
    expect(exchanges).toHaveLength(1)
    const { exchange, responseBody } = exchanges[0] ?? {}
    expect(responseBody).toEqual({ text: 'hello' })
    expect(exchange).toEqual({
      ...REDIRECTED,
      id: 'new-1',
      body: { ...REDIRECTED.body, id: 'new-2' }
    })
    const phases = (each: Exchange | undefined) => each?.hops.map(hop => hop.phases)
    expect(phases(exchange)).toEqual(phases(REDIRECTED))
  })
})

test('a body that was no UTF-8 is text in the file, and comes back as the same text', async () => {
  const body = {
    ...REDIRECTED.body,
    id: 'b',
    size: 3,
    encodedSize: 3,
    contentType: 'text/plain',
    complete: true
  }
  const exchange = { ...REDIRECTED, body: { ...body, charset: 'iso-8859-1' } }
  const file = await written({ exchange, responseBody: { text: 'caf\u00e9' } })
  expect(importHar(file, counter()).exchanges[0]?.exchange.body).toMatchObject({ charset: 'utf-8' })
})

test('what others recorded keeps its request body when it is exported again', async () => {
  const request = {
    method: 'PUT',
    url: 'https://example.test/',
    headers: [],
    postData: { mimeType: 'text/plain', text: 'typed' }
  }
  const entry = { startedDateTime: '2026-01-02T03:04:05Z', request, response: null, timings: { wait: 1 } }
  const [first] = importHar({ log: { entries: [entry] } }, counter()).exchanges
  const file = await written(...(first ? [first] : []))
  await validate(file)
  expect(importHar(file, counter()).exchanges[0]?.requestBody).toEqual({ text: 'typed' })
})

describe('a log of somebody else', () => {
  const entry = {
    startedDateTime: '2026-01-02T03:04:05.678+01:00',
    time: 30,
    request: { method: 'GET', url: 'https://example.test/', headers: [{ name: 'A', value: '1' }] },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'h2',
      headers: [],
      content: { size: 3, mimeType: 'text/plain; charset="UTF-8"', text: 'YWJj', encoding: 'base64' },
      headersSize: -1,
      bodySize: -1
    },
    timings: { blocked: 1, dns: -1, connect: 9, ssl: 5, send: 2, wait: 8, receive: 10, _queued: 3 }
  }
  const read = (...entries: unknown[]) => importHar({ log: { entries } }, counter())

  test('becomes exchanges of one hop each, with its timings', () => {
    const { exchanges, problems } = read(entry, entry)
    expect(problems).toEqual([])
    expect(exchanges).toHaveLength(2)
    expect(exchanges[0]?.exchange).toMatchObject({
      startedAt: '2026-01-02T02:04:05.678Z',
      totalMs: 30,
      body: { size: 3, encodedSize: 3, contentType: 'text/plain', charset: 'utf-8' },
      hops: [
        {
          phases: [
            phase('queue', 0, 1),
            phase('tcp', 1, 5),
            phase('tls', 5, 10),
            phase('send', 10, 12),
            phase('ttfb', 12, 20),
            phase('download', 20, 30)
          ],
          response: { httpVersion: '2', headBytes: 0 }
        }
      ]
    })
    expect(exchanges[0]?.responseBody).toEqual({ text: 'YWJj', encoding: 'base64' })
  })

  test.each<[string, unknown, RegExp]>([
    ['no object', 7, /^Entry 2 was left out: there is no object\.$/],
    ['no request', { ...entry, request: undefined }, /`request`/],
    ['no date', { ...entry, startedDateTime: 'yesterday' }, /`startedDateTime` is no date/],
    ['no URL', { ...entry, request: { ...entry.request, url: '' } }, /no URL/]
  ])('leaves out what has %s, and says so', (_, broken, words) => {
    const { exchanges, problems } = read(entry, broken)
    expect(exchanges).toHaveLength(1)
    expect(problems).toEqual([expect.stringMatching(words)])
  })

  test('is shown also without what programs leave out', () => {
    const { request, startedDateTime } = entry
    const bare = {
      startedDateTime,
      request: { method: request.method, url: request.url },
      response: { status: 0, _error: 'net::ERR_FAILED', content: null }
    }
    const { exchanges, problems } = read(bare)
    expect(problems).toEqual([])
    expect(exchanges[0]?.exchange.hops[0]).toMatchObject({ phases: [], endMs: 0 })
    expect(exchanges[0]?.exchange.hops[0]?.response).toBeUndefined()
  })

  test('is nothing when it is no HAR file', () => {
    for (const file of [null, [], {}, { log: 1 }, { log: { entries: {} } }])
      expect(importHar(file, counter())).toEqual({
        isOwn: false,
        exchanges: [],
        problems: [expect.stringContaining('no HAR file')]
      })
  })

  test('may name a page of ours that has nothing to do with it', () => {
    const page = { id: 'p', startedDateTime: entry.startedDateTime, _sonde: { totalMs: 'x' } }
    const file = { log: { pages: [page], entries: [{ ...entry, pageref: 'p', _sonde: { index: 0 } }] } }
    expect(importHar(file, counter()).exchanges[0]?.exchange.hops[0]?.phases).toHaveLength(6)
  })
})
