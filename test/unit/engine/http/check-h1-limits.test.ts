import { describe, expect, test } from 'vitest'
import { assertH1Limits } from '#engine/http/check-h1-limits.ts'
import type { Header } from '#shared/model/request.ts'

const check =
  (headers: Header[], method = 'GET', size?: number) =>
  () =>
    assertH1Limits({
      method,
      headers,
      body: size === undefined ? { kind: 'stream' } : { kind: 'bytes', size }
    })

describe('what HTTP/1.1 cannot send as typed', () => {
  test.each<[Header[], string]>([
    [[['Expect', '100-continue']], 'headers.0.name'],
    [
      [
        ['A', 'b'],
        ['upgrade', 'websocket']
      ],
      'headers.1.name'
    ],
    [[['Keep-Alive', 'timeout=5']], 'headers.0.name'],
    [[['Transfer-Encoding', 'gzip, chunked']], 'headers.0.name'],
    [[['Connection', 'TE, close']], 'headers.0.value'],
    [
      [
        ['Connection', 'close'],
        ['connection', 'close']
      ],
      'headers.1.name'
    ],
    [
      [
        ['Host', 'a'],
        ['hOST', 'a']
      ],
      'headers.1.name'
    ],
    [
      [
        ['Content-Length', '5'],
        ['content-length', '5']
      ],
      'headers.1.name'
    ],
    [[['Content-Length', '+5']], 'headers.0.value'],
    [[['Content-Length', '6']], 'headers.0.value'],
    [[['Content-LENGTH', '005']], 'headers.0.value']
  ])('%j is refused at %s', (headers, field) => {
    expect(check(headers, 'POST', 5)).toThrow(expect.objectContaining({ code: 'BUILD', field }))
  })

  test('CONNECT is refused as a method', () => {
    expect(check([], 'CONNECT', 0)).toThrow(expect.objectContaining({ field: 'method' }))
  })

  test('a length cannot be promised for a body of unknown size, nor for none', () => {
    expect(check([['Content-Length', '5']], 'POST')).toThrow(/not known/)
    expect(check([['Content-Length', '0']], 'GET', 0)).toThrow(/without Content-Length/)
  })

  test.each<[string, Header[], number]>([
    ['POST', [['Content-Length', '5']], 5],
    ['POST', [['Content-Length', '0']], 0],
    [
      'GET',
      [
        ['Connection', 'Close'],
        ['TE', 'trailers']
      ],
      0
    ],
    [
      'GET',
      [
        ['Host', 'other'],
        ['X-Host', 'a']
      ],
      0
    ]
  ])('%s with %j can be sent', (method, headers, size) => {
    expect(check(headers, method, size)).not.toThrow()
  })
})
