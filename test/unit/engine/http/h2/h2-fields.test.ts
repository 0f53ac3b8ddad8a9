import { describe, expect, test } from 'vitest'
import { listFields, showFields, toNodeHeaders, writeH2Request } from '#engine/http/h2/h2-fields.ts'
import type { Header } from '#shared/model/request.ts'
import { splitUrl } from '#shared/url/split-url.ts'

const url = 'https://example.org:8443/a/../b?c={d}'
const request = (headers: Header[]) => ({ method: 'GET', url, headers })

describe('a request in HTTP/2', () => {
  test('has its Host as authority, first, and its names in lower case', () => {
    const { request: written, changes } = writeH2Request(
      request([
        ['X-First', '1'],
        ['Host', 'other.test'],
        ['ACCEPT', '*/*']
      ])
    )
    expect(written.headers).toEqual([
      [':authority', 'other.test'],
      ['x-first', '1'],
      ['accept', '*/*']
    ])
    expect(changes).toEqual([
      { header: 'Host', from: 'other.test', why: 'http2' },
      { header: ':authority', to: 'other.test', why: 'http2' }
    ])
  })

  test.each<[string, string]>([
    ['connection', 'keep-alive'],
    ['Connection', 'close'],
    ['Keep-Alive', 'timeout=5'],
    ['Proxy-Connection', 'keep-alive'],
    ['transfer-encoding', 'chunked'],
    ['Upgrade', 'h2c'],
    ['HTTP2-Settings', 'AAMAAABkAAQAAP__'],
    ['TE', 'gzip, trailers']
  ])('goes without %s: %s, and that is said', (name, value) => {
    const { request: written, changes } = writeH2Request(request([[name, value]]))
    expect(written.headers).toEqual([])
    expect(changes).toEqual([{ header: name, from: value, why: 'http2' }])
  })

  test('keeps TE where it says what HTTP/2 allows', () => {
    expect(writeH2Request(request([['TE', 'Trailers']])).request.headers).toEqual([['te', 'Trailers']])
  })

  const mixed: Header[] = [
    ['X-A', '1'],
    ['Cookie', 'a=1'],
    ['x-a', '2'],
    ['Cookie', 'b=2']
  ]

  test('keeps the order of fields where it can be given as a list', () => {
    const { headers } = writeH2Request(request(mixed), false, true).request
    expect(headers.map(([name, value]) => `${name} ${value}`)).toEqual([
      'x-a 1',
      'cookie a=1',
      'x-a 2',
      'cookie b=2'
    ])
    expect(toNodeHeaders(headers, true)).toEqual(['x-a', '1', 'cookie', 'a=1', 'x-a', '2', 'cookie', 'b=2'])
  })

  test('else has the same names next to each other, as they will be written', () => {
    const { headers } = writeH2Request(request(mixed), false, false).request
    expect(headers.map(([name, value]) => `${name} ${value}`)).toEqual([
      'x-a 1',
      'x-a 2',
      'cookie a=1',
      'cookie b=2'
    ])
    expect(toNodeHeaders(headers, false)).toEqual({ 'x-a': ['1', '2'], cookie: ['a=1', 'b=2'] })
  })

  test('takes names that every object has for names like others', () => {
    const fields: Header[] = [
      ['constructor', '1'],
      ['__proto__', '2'],
      ['__proto__', '3']
    ]
    expect(Object.entries(toNodeHeaders(fields, false))).toEqual([
      ['constructor', '1'],
      ['__proto__', ['2', '3']]
    ])
  })

  test('is shown with its pseudo-header fields first', () => {
    const headers: Header[] = [
      [':authority', 'example.org:8443'],
      ['accept', '*/*']
    ]
    expect(showFields(listFields('GET', splitUrl(url), headers))).toBe(
      ':method: GET\r\n:scheme: https\r\n:authority: example.org:8443\r\n:path: /a/../b?c={d}\r\naccept: */*\r\n'
    )
  })
})
