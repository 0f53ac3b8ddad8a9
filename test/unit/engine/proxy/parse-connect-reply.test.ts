import { describe, expect, test } from 'vitest'
import { parseConnectReply } from '#engine/proxy/parse-connect-reply.ts'

const REPLIES: [reply: string, status: number, rest: string][] = [
  ['HTTP/1.1 200 Connection established\r\n\r\n', 200, ''],
  ['HTTP/1.0 200 OK\r\nVia: 1.0 proxy\r\n\r\nearly', 200, 'early'],
  ['HTTP/1.1 200\r\n\r\n', 200, ''],
  ['HTTP/1.1 204 No Content\nVia: 1.1 proxy\n\nx', 204, 'x'],
  [
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx',
    200,
    'x'
  ],
  ['HTTP/1.1 101 Switching Protocols\r\n\r\n', 101, ''],
  ['HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 4\r\n\r\nbody', 407, 'body']
]

describe.each(REPLIES)('%j', (text, status, rest) => {
  const bytes = Buffer.from(text, 'latin1')

  test('is read', () => {
    const parsed = parseConnectReply(bytes)
    expect(parsed?.reply).toMatchObject({ status, fromProxy: true })
    expect(bytes.toString('latin1', parsed?.length)).toBe(rest)
  })

  test('is not read before it is whole, wherever it is cut', () => {
    const whole = bytes.length - rest.length
    for (let end = 0; end < whole; end++) expect(parseConnectReply(bytes.subarray(0, end))).toBeUndefined()
    expect(parseConnectReply(bytes.subarray(0, whole))).toBeDefined()
  })
})

test('keeps the headers as they came', () => {
  const parsed = parseConnectReply(Buffer.from('HTTP/1.1 407 No\r\nX-a: 1\r\nx-A:2 \r\nodd\r\n\r\n'))
  expect(parsed?.reply).toEqual({
    status: 407,
    statusText: 'No',
    httpVersion: '1.1',
    headers: [
      ['X-a', '1'],
      ['x-A', '2'],
      ['odd', '']
    ],
    fromProxy: true,
    headBytes: 40,
    trailers: [],
    informational: []
  })
})

test.each([
  ['SSH-2.0-OpenSSH_9.2', /does not answer in HTTP/],
  ['X', /does not answer in HTTP/],
  ['HTTP/2 200\r\n\r\n', /does not answer in HTTP/],
  ['HTTP/1.1 abc\r\n\r\n', /no status line/],
  ['HTTP/1.1 099 x\r\n\r\n', /no status line/],
  [`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(70_000)}`, /does not end/],
  ['HTTP/1.1 100 Continue\r\n\r\n'.repeat(3_000), /does not end/]
])('refuses %j', (text, problem) => {
  expect(() => parseConnectReply(Buffer.from(text))).toThrow(problem)
})
