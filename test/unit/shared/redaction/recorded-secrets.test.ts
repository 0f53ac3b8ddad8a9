import { expect, it } from 'vitest'
import type { ResponseHead } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import { recordedSecrets } from '#shared/redaction/recorded-secrets.ts'
import { exchangeOf, hopOf } from '../../waterfall/exchange-fixture.ts'

it.each<[string, string, Header[], Header[], string[]]>([
  ['a token', '', [['authorization', 'Bearer tok']], [], ['Bearer tok', 'tok']],
  ['what stands for no token', '', [['Authorization', 'Bearer null']], [], ['Bearer null']],
  ['cookies that went', '', [['Cookie', 'sid=12345678; theme=dark']], [], ['12345678']],
  ['cookies that came', '', [], [['set-cookie', 'sid=87654321; Path=/a-long-path']], ['87654321']],
  ['a password', 'user:pass%20word@', [], [], ['pass%20word', 'pass word']],
  [
    'those of several lines',
    '',
    [],
    [['set-cookie', 'a=first-one; Path=/\nb=second-one']],
    ['first-one', 'second-one']
  ],
  [
    'a password of Basic',
    '',
    [['Authorization', 'Basic Ym9iOmh1bnRlcjIy']],
    [],
    ['Basic Ym9iOmh1bnRlcjIy', 'Ym9iOmh1bnRlcjIy', 'hunter22']
  ],
  ['a key by its name', '', [['x-api-key', 'secret123']], [], ['secret123']],
  ['no key that is a word', '', [['x-api-key', 'test']], [], []],
  [
    'nothing that is masked already',
    '',
    [
      ['authorization', 'Bearer •••'],
      ['Cookie', 'sid=•••']
    ],
    [],
    []
  ],
  ['nothing else', '', [['X-Request-Id', '12345678']], [['etag', '12345678']], []]
])('knows %s', (_, userinfo, headers, answered, secrets) => {
  const request = { method: 'GET', url: `https://${userinfo}example.test/`, headers }
  const response: ResponseHead = {
    ...{ status: 200, statusText: '', httpVersion: '2', headBytes: 0, trailers: [], informational: [] },
    headers: answered
  }
  expect(recordedSecrets(exchangeOf([hopOf(0, 0, [], { request, response })]))).toEqual(secrets)
})

it('knows a token by the name of its parameter', () => {
  const request = { method: 'GET', url: 'wss://example.test/?room=1&access_token=tok-en-1', headers: [] }
  expect(recordedSecrets(exchangeOf([hopOf(0, 0, [], { request })]))).toEqual(['tok-en-1'])
})

it('tells cookies last', () => {
  const headers: Header[] = [
    ['Cookie', 'sid=12345678'],
    ['Authorization', 'Bearer tok']
  ]
  const request = { method: 'GET', url: 'https://example.test/', headers }
  expect(recordedSecrets(exchangeOf([hopOf(0, 0, [], { request })]))).toEqual([
    'Bearer tok',
    'tok',
    '12345678'
  ])
})
