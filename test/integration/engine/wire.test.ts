import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { get } from '#test/fixtures/requests.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { findProgram } from '#test/fixtures/servers/program.ts'
import { openWire, type Wire } from './wire/send-and-compare.ts'

/*
 * What the engine says it sent against what a server received that knows nothing but bytes: heads.
 */

let wire: Wire
let origin = ''

beforeAll(async () => {
  wire = await openWire()
  origin = wire.origin
})
afterAll(() => wire[Symbol.asyncDispose]())

describe('methods', () => {
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY', 'PROPFIND']
  test.each([...methods, 'foo-BAR', "!#$%&'*+.^_`|~", 'g', 'get', 'M-SEARCH'])('%s', async method => {
    expect(await wire.send(get(`${origin}/`, { method }))).toMatchObject({ method, target: '/' })
  })

  test.each([...methods.filter(method => !['HEAD', 'TRACE', 'GET'].includes(method)), 'foo-BAR'])(
    '%s with a body',
    async method => {
      expect(
        await wire.send(get(`${origin}/`, { method, body: { kind: 'bytes', bytes: Buffer.from('body') } }))
      ).toMatchObject({
        method,
        body: 'body'
      })
    }
  )
})

describe('headers', () => {
  const shapes: [name: string, headers: [string, string][]][] = [
    ['none', []],
    [
      'one name twice, in two cases',
      [
        ['X-A', '1'],
        ['x-a', '2']
      ]
    ],
    [
      'the same line twice',
      [
        ['X-A', '1'],
        ['X-A', '1']
      ]
    ],
    [
      'an order that is not the alphabet’s',
      [
        ['Z', '1'],
        ['a', '2'],
        ['M', '3'],
        ['b', '4']
      ]
    ],
    ['an empty value', [['X-Empty', '']]],
    ['space within a value', [['X-Space', 'a  b\tc']]],
    ['Latin-1', [['X-Latin', 'gr\u00fc\u00df \u00ff']]],
    ['every sign that a name may have', [["!#$%&'*+-.^_`|~09azAZ", 'x']]],
    ['every printable sign', [['X-All', '"(),/:;<=>?@[\\]{}!#$%&\'*+-.^_`|~']]],
    [
      'defaults in other words',
      [
        ['accept', 'a'],
        ['USER-AGENT', 'b'],
        ['Accept-Encoding', 'identity']
      ]
    ],
    ['Host of another', [['Host', 'else.where']]],
    [
      'Host in capitals, last',
      [
        ['X', '1'],
        ['HOST', 'else.where:1']
      ]
    ],
    ['Connection: close', [['Connection', 'close']]],
    [
      'TE and Trailer',
      [
        ['TE', 'trailers'],
        ['Trailer', 'X-Sum']
      ]
    ],
    [
      'proxy and cookie headers as typed',
      [
        ['Cookie', 'a=b; c=d'],
        ['Proxy-Authorization', 'x'],
        ['Via', 'y']
      ]
    ],
    [
      'names of objects',
      [
        ['__proto__', '1'],
        ['constructor', '2'],
        ['toString', '3']
      ]
    ],
    [
      'numbers as names',
      [
        ['2', 'b'],
        ['1', 'a'],
        ['10', 'c']
      ]
    ],
    ['a long value', [['X-Long', 'v'.repeat(50_000)]]],
    ['five hundred', Array.from({ length: 500 }, (_, i): [string, string] => [`X-${i % 7}`, `${i}`])]
  ]
  test.each(shapes)('%s', async (_, headers) => {
    const received = await wire.send(get(`${origin}/`, { headers }))
    const typed = (names: [string, string][]) =>
      names.filter(([name]) => !['host', 'connection'].includes(name.toLowerCase()))
    const names = new Set(headers.map(([name]) => name))
    expect(typed(received.headers).filter(([name]) => names.has(name))).toEqual(typed(headers))
  })

  test('without those that may be left out', async () => {
    const withoutDefaults = ['user-agent', 'accept', 'accept-encoding']
    const received = await wire.send(get(`${origin}/`, { withoutDefaults }))
    expect(received.headers.map(([name]) => name)).toEqual(['host', 'connection'])
  })

  test('with those of user and password in the URL, and nothing of them in the target', async () => {
    const received = await wire.send(get(`http://a%40b:c@127.0.0.1:${wire.server.port}/x`))
    expect(received.headers).toContainEqual(['Authorization', `Basic ${btoa('a@b:c')}`])
    expect(received.head).toMatch(/^GET \/x HTTP/)
  })
})

test('any request', async () => {
  const token = fc.string({
    unit: fc.constantFrom(...'abcXYZ019!#$%&*+-.^_`|~'),
    minLength: 1,
    maxLength: 12
  })
  const refused = /^(host|connection|content-length|transfer-encoding|expect|upgrade|keep-alive|te)$/i
  const value = fc
    .string({ unit: fc.constantFrom(...'aZ09 \t"\\=;,:\u00e4\u00ff'), maxLength: 30 })
    .map(text => text.trim())
  const header = fc.tuple(
    token.filter(name => !refused.test(name)),
    value
  )
  const target = fc.string({ unit: fc.constantFrom(...'/a.%{}|\\^"<>?&=[]~é '), maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(
      token.filter(method => !/^(connect|head|trace|get)$/i.test(method)),
      target,
      fc.array(header, { maxLength: 8 }),
      fc.option(fc.uint8Array({ maxLength: 200 })),
      async (method, path, headers, content) => {
        const received = await wire.send({
          method,
          url: `${origin}/${path.trim()}`,
          headers,
          body: content ? { kind: 'bytes', bytes: content } : { kind: 'empty' }
        })
        expect(Buffer.from(received.body, 'latin1')).toEqual(Buffer.from(content ?? []))
      }
    ),
    { numRuns: 100 }
  )
})

const curl = findProgram('curl')
describeServer('curl', curl !== undefined, () => {
  const typed = [
    '/',
    '',
    '?',
    '?a=b',
    '/a/../b/./c//d',
    '/..',
    '/%2e%2e/%zz/%',
    '/{id}/[1-3]/(x)',
    '/a?b={c}&d=[e]&f=|',
    '/a?b?c=?',
    '/a#fragment',
    '/a?b#c?d#e',
    '?#x',
    "/$&'*+,;=:@!~-._",
    '/"<>^`|',
    '/a\\b',
    '/A%2fb%2F',
    '/?q=a+b%20c',
    '/path;param=1;x',
    '//double//slash',
    '/http://inner/',
    '/@at',
    '/?=&&=',
    `/${'long'.repeat(1000)}`
  ]

  test('is sent what was typed, as curl --path-as-is -g does', async () => {
    const before = wire.server.received.length
    const urls = typed.map(path => origin + path)
    await promisify(execFile)(curl ?? 'curl', ['-s', '-g', '--path-as-is', ...urls])
    const ofCurl = wire.server.received.slice(before).map(({ target }) => target)
    const ours: string[] = []
    for (const url of urls) ours.push((await wire.send(get(url))).target)
    expect(ours).toEqual(ofCurl)
  })

  test('only what cannot travel is encoded', async () => {
    expect((await wire.send(get(`${origin}/a b/é?ü= #x`))).target).toBe('/a%20b/%C3%A9?%C3%BC=%20')
  })
})
