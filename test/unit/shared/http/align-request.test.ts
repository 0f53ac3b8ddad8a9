import { expect, test } from 'vitest'
import { alignRequest, type MarkedLine } from '#shared/http/align-request.ts'
import type { Header } from '#shared/model/request.ts'

const shown = (lines: MarkedLine[]) => lines.map(({ text, mark }) => `${SIGNS[mark]} ${text}`)
const SIGNS = { same: '=', changed: '~', 'only-here': '!' }
const align = (url: string, headers: Header[], head: string[]) => {
  const { typed, sent } = alignRequest({ method: 'POST', url, headers }, `${head.join('\r\n')}\r\n\r\n`)
  return { typed: shown(typed), sent: shown(sent) }
}

test('headers that were added, resolved and left out are marked on their side', () => {
  const typed: Header[] = [
    ['X-Own', 'as it is'],
    ['authorization', 'Bearer {{token}}'],
    ['Connection', 'close']
  ]
  const head = ['POST /a?b HTTP/1.1', 'host: a.test', 'x-own: as it is', 'Authorization: Bearer 123']
  expect(align('http://a.test/a?b', typed, head)).toEqual({
    typed: [
      '= POST http://a.test/a?b',
      '= X-Own: as it is',
      '~ authorization: Bearer {{token}}',
      '! Connection: close'
    ],
    sent: ['= POST /a?b HTTP/1.1', '! host: a.test', '= x-own: as it is', '~ Authorization: Bearer 123']
  })
})

test('headers of one name are paired in their order', () => {
  const typed: Header[] = [
    ['X', '1'],
    ['x', '2'],
    ['X', '3']
  ]
  expect(align('http://a.test/', typed, ['POST / HTTP/1.1', 'X: 1', 'X: 4']).typed.slice(1)).toEqual([
    '= X: 1',
    '~ x: 2',
    '! X: 3'
  ])
})

test('a URL with a template is another one than that which was sent', () => {
  const { typed, sent } = align('{{base}}/a', [], ['POST /a HTTP/1.1'])
  expect([typed, sent]).toEqual([['~ POST {{base}}/a'], ['~ POST /a HTTP/1.1']])
})

test('of HTTP/2 the pseudo-headers stand for the request line', () => {
  const head = [':method: POST', ':scheme: https', ':authority: a.test', ':path: /b', 'constructor: x']
  expect(align('https://a.test/c', [], head)).toEqual({
    typed: ['~ POST https://a.test/c'],
    sent: ['= :method: POST', '= :scheme: https', '= :authority: a.test', '~ :path: /b', '! constructor: x']
  })
})

test('what is masked on both sides counts as the same', () => {
  expect(align('https://a.test/b?token=•••', [], ['POST /b?token=••• HTTP/1.1']).sent).toEqual([
    '= POST /b?token=••• HTTP/1.1'
  ])
})
