import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { draftOfHar } from '#shared/har/draft-of-har.ts'
import { type HarExchange, importHar } from '#shared/har/import-har.ts'
import type { Exchange } from '#shared/model/exchange.ts'

const counter = () => {
  let count = 0
  return () => `new-${++count}`
}
const readFixture = (name: string) =>
  importHar(
    JSON.parse(readFileSync(new URL(`../../../fixtures/har/${name}`, import.meta.url), 'utf8')),
    counter()
  )
const spansOf = ({ hops }: Exchange) =>
  hops.flatMap(({ phases }) => phases.map(({ name, startMs, endMs }) => [name, endMs - startMs]))
const urlsOf = (exchanges: readonly HarExchange[]) => exchanges.map(({ exchange }) => exchange.request.url)

describe('a file of Chromium', () => {
  const { exchanges, problems } = readFixture('chromium.har')

  test('has what went over the network; the rest is told', () => {
    expect(urlsOf(exchanges)).toEqual([
      'https://shop.example.test/',
      'https://api.example.test/orders?draft=1',
      'https://slow.example.test/report',
      'wss://live.example.test/orders'
    ])
    expect(problems).toEqual(['Entry 2 was left out: `data:` URLs ask no server.'])
  })

  test('has its timings, the handshake within `connect`', () => {
    const [first] = exchanges
    expect(first && spansOf(first.exchange)).toEqual([
      ['queue', 2.5],
      ['dns', 10],
      ['tcp', 22],
      ['tls', 30],
      ['send', 0.5],
      ['ttfb', 20.25],
      ['download', 10.25]
    ])
    expect(first?.exchange.totalMs).toBe(95.5)
  })

  test('has its versions of HTTP, also one that Sonde does not speak', () => {
    expect(exchanges.map(({ exchange }) => exchange.hops[0]?.response?.httpVersion)).toEqual([
      '2',
      '3',
      undefined,
      '1.1'
    ])
  })

  test('has its bodies in Unicode, whatever they were in', () => {
    expect(exchanges[0]?.responseBody).toEqual({ text: '<p>café</p>' })
    expect(exchanges[0]?.exchange.body).toMatchObject({
      ...{ contentType: 'text/html', charset: 'utf-8' },
      ...{ size: 12, encodedSize: 12 }
    })
    expect(exchanges[1]?.exchange.body).toBeUndefined()
  })

  test('says why a request failed', () => {
    const aborted = exchanges[2]?.exchange
    expect(aborted?.error).toMatchObject({ code: 'ABORTED', reason: 'recorded' })
    expect(aborted?.error?.message).toContain('net::ERR_ABORTED')
    expect(aborted?.hops[0]?.error).toEqual(aborted?.error)
    expect(aborted?.totalMs).toBe(500.75)
  })

  test('becomes requests that can be sent, without what belongs to the connection', () => {
    const [first, second] = exchanges
    expect(first && draftOfHar(first).draft.headers).toEqual([
      { name: 'accept', value: 'text/html', enabled: true }
    ])
    expect(second && draftOfHar(second).draft.body).toMatchObject({ kind: 'json', text: '{"sku":"a"}' })
  })
})

test('a file of Firefox is read, its TLS handshake beside `connect`', () => {
  const { exchanges, problems } = readFixture('firefox.har')
  expect(problems).toEqual([])
  const [login, blocked] = exchanges
  expect(login?.exchange).toMatchObject({ startedAt: '2026-03-02T09:14:07.118Z', totalMs: 85 })
  expect(login && spansOf(login.exchange)).toEqual([
    ['queue', 12],
    ['dns', 0],
    ['tcp', 8],
    ['tls', 21],
    ['send', 0],
    ['ttfb', 44],
    ['download', 0]
  ])
  expect(login && draftOfHar(login).draft.body).toMatchObject({
    kind: 'form',
    form: [
      { name: 'user', value: 'ann' },
      { name: 'note', value: 'a b' }
    ]
  })
  expect(blocked?.exchange.hops[0]?.response).toBeUndefined()
  expect(blocked?.exchange.error).toBeUndefined()
})

describe('what programs write otherwise', () => {
  const read = (entry: object) => importHar({ log: { version: '1.2', entries: [entry] } }, counter())
  const request = { method: 'GET', url: 'https://example.test/a', headers: [] }
  const response = { status: 200, headers: [], content: { size: 2, mimeType: 'text/plain', text: 'ok' } }
  const timings = { send: 1, wait: 2, receive: 3 }
  const startedDateTime = '2026-01-02T03:04:05.678Z'
  const usual = { startedDateTime, request, response, timings }

  test.each<[string, unknown, string]>([
    ['an offset without a colon', '2026-01-02T04:04:05.678+0100', '2026-01-02T03:04:05.678Z'],
    ['a date of an e-mail', 'Fri, 02 Jan 2026 03:04:05 GMT', '2026-01-02T03:04:05.000Z'],
    ['more digits than milliseconds', '2026-01-02T03:04:05.678901Z', '2026-01-02T03:04:05.678Z'],
    ['milliseconds since 1970', 1767323045678, '2026-01-02T03:04:05.678Z'],
    ['seconds since 1970', 1767323045.5, '2026-01-02T03:04:05.500Z']
  ])('%s, as a time', (_, startedDateTime, startedAt) => {
    const { exchanges, problems } = read({ ...usual, startedDateTime })
    expect(problems).toEqual([])
    expect(exchanges[0]?.exchange.startedAt).toBe(startedAt)
  })

  test.each<[string, object, Partial<Exchange>]>([
    ['no timings but a time', { ...usual, timings: undefined, time: 12.5 }, { totalMs: 12.5 }],
    [
      'null for timings',
      { ...usual, timings: { dns: null, wait: 4, receive: null }, time: null },
      { totalMs: 4 }
    ],
    [
      '-1 for all of them',
      { ...usual, timings: { send: -1, wait: -1, receive: -1 }, time: -1 },
      { totalMs: 0 }
    ],
    ['no timings at all', { ...usual, timings: null }, { totalMs: 0 }]
  ])('%s', (_, entry, exchange) => {
    const { exchanges, problems } = read(entry)
    expect(problems).toEqual([])
    expect(exchanges[0]?.exchange).toMatchObject(exchange)
    const [hop] = exchanges[0]?.exchange.hops ?? []
    expect(hop?.phases.at(-1)?.endMs ?? 0).toBe(hop?.endMs)
  })

  test.each<[string, unknown, [string, string][]]>([
    [
      'null values',
      [
        { name: 'A', value: null },
        { name: 'B', value: '1' }
      ],
      [
        ['A', ''],
        ['B', '1']
      ]
    ],
    ['numbers', [{ name: 'Content-Length', value: 12 }], [['Content-Length', '12']]],
    ['one that is broken', [{ value: 'x' }, 7, null, { name: 'B', value: '1' }], [['B', '1']]],
    ['no list', { A: '1' }, []]
  ])('headers with %s', (_, headers, expected) => {
    const { exchanges, problems } = read({ ...usual, response: { ...response, headers } })
    expect(problems).toEqual([])
    expect(exchanges[0]?.exchange.hops[0]?.response?.headers).toEqual(expected)
  })

  const FORM = 'application/x-www-form-urlencoded'
  test.each<[string, object | null, unknown]>([
    ['null', null, undefined],
    ['a text', { mimeType: 'text/plain', text: 'a' }, { text: 'a' }],
    [
      'fields alone',
      {
        mimeType: `${FORM}; charset=UTF-8`,
        params: [
          { name: 'a', value: 'b c' },
          { name: 'd', value: null }
        ]
      },
      { text: 'a=b+c&d=' }
    ],
    [
      'fields and no text',
      { mimeType: FORM, text: '', params: [{ name: 'a', value: '1' }] },
      { text: 'a=1' }
    ],
    ['parts alone', { mimeType: 'multipart/form-data', params: [{ name: 'a', value: '1' }] }, undefined],
    [
      'bytes',
      { mimeType: 'image/png', text: 'AAE=', encoding: 'base64' },
      { text: 'AAE=', encoding: 'base64' }
    ],
    ['no type', { text: 'a' }, { text: 'a' }]
  ])('a request body of %s', (_, postData, body) => {
    const { exchanges, problems } = read({ ...usual, request: { ...request, method: 'POST', postData } })
    expect(problems).toEqual([])
    expect(exchanges[0]?.requestBody).toEqual(body)
  })

  test.each<[string, unknown, object]>([
    ['null', null, { hops: [{ index: 0, reason: 'initial' }] }],
    ['a status in quotes', { ...response, status: '404' }, { hops: [{ response: { status: 404 } }] }],
    ['no content', { status: 204, content: null }, { hops: [{ response: { status: 204 } }] }],
    [
      'bytes in BASE64',
      { ...response, content: { size: 3, mimeType: 'image/png', text: 'YWJj', encoding: 'BASE64' } },
      { body: { contentType: 'image/png', size: 3 } }
    ],
    [
      'a size of -1 and a text',
      { ...response, content: { size: -1, text: 'ok' } },
      { body: { contentType: '' } }
    ]
  ])('a response of %s', (_, written, exchange) => {
    const { exchanges, problems } = read({ ...usual, response: written })
    expect(problems).toEqual([])
    expect(exchanges[0]?.exchange).toMatchObject(exchange)
  })

  test.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'DNS', 'No address is known for example.test.'],
    ['net::ERR_CONNECTION_REFUSED', 'CONNECT', 'example.test:443 refused'],
    ['net::ERR_BLOCKED_BY_CLIENT', 'ABORTED', 'given up or blocked'],
    ['net::ERR_INCOMPLETE_CHUNKED_ENCODING', 'CONNECTION_CLOSED', 'ERR_INCOMPLETE_CHUNKED_ENCODING']
  ])('a failure by %s', (_error, code, words) => {
    const { exchanges } = read({ ...usual, response: { ...response, status: 0, _error } })
    expect(exchanges[0]?.exchange.error).toMatchObject({ code, message: expect.stringContaining(words) })
  })

  test.each<[string, object]>([
    ['1e304', { wait: 1e304 }],
    ['more than a year', { wait: 366 * 24 * 60 * 60 * 1000 }]
  ])('a timing of %s is none', (_, timings) => {
    const { exchanges, problems } = read({ ...usual, timings: { send: 1, ...timings }, time: 1e304 })
    expect(problems).toEqual([])
    expect(exchanges[0]?.exchange).toMatchObject({
      totalMs: 1,
      hops: [{ phases: [{ name: 'send', startMs: 0, endMs: 1 }] }]
    })
  })

  const NOT_WHOLE = 'the URL has no scheme or no server.'
  test.each([
    ['/rel', NOT_WHOLE],
    ['localhost:3000/x', NOT_WHOLE],
    ['localhost:3000', NOT_WHOLE],
    ['example.test/x', NOT_WHOLE],
    ['http://', NOT_WHOLE],
    ['https://[::1/', NOT_WHOLE],
    ['data:text/plain,a', '`data:` URLs ask no server.'],
    ['chrome-extension://abc/1', '`chrome-extension:` URLs ask no server.']
  ])('%s is left out, and why is told', (url, why) => {
    const { exchanges, problems } = read({ ...usual, request: { ...request, url } })
    expect(exchanges).toEqual([])
    expect(problems).toEqual([`Entry 1 was left out: ${why}`])
  })

  test('what is wrong with many is told once', () => {
    const bad = { ...usual, request: { ...request, url: 'blob:https://example.test/1' } }
    const entries = [usual, ...Array.from({ length: 40 }, () => bad), { ...usual, startedDateTime: 'never' }]
    const { exchanges, problems } = importHar({ log: { entries } }, counter())
    expect(exchanges).toHaveLength(1)
    expect(problems).toEqual([
      'Entries 2, 3, 4 and 37 more were left out: `blob:` URLs ask no server.',
      'Entry 42 was left out: `startedDateTime` is no date.'
    ])
  })
})
