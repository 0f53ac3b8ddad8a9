import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { Request } from '#shared/client/http-client.ts'
import { get } from '#test/fixtures/requests.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { findProgram } from '#test/fixtures/servers/program.ts'
import { type RecordingServer, startRecordingServer } from '#test/fixtures/servers/recording-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

/*
 * What the engine says it sent against what a server received that knows nothing but bytes.
 */

const client = new DirectClient()
let server: RecordingServer
let origin = ''

beforeAll(async () => {
  server = await startRecordingServer()
  origin = `http://127.0.0.1:${server.port}`
})
afterAll(async () => {
  await client.close()
  await server[Symbol.asyncDispose]()
})

/** Sends it, and fails unless the record of the hop is what the server received, to the last byte. */
async function sendAndCompare(request: Request) {
  const before = server.received.length
  const { exchange } = await client.execute(request)
  const [hop] = exchange.hops
  const [received, ...more] = server.received.slice(before)
  if (!hop || !received) throw new Error('nothing was received')
  expect(more).toEqual([])
  expect(hop.sent?.head).toBe(received.head)
  expect(hop.sent?.bodyBytes).toBe(received.body.length)
  expect(hop.request.headers).toEqual(received.headers)
  expect(hop.request.method).toBe(received.method)
  return received
}

const bytes = (text: string, contentType?: string) => ({
  kind: 'bytes' as const,
  bytes: Buffer.from(text),
  ...(contentType !== undefined && { contentType })
})

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

describe('methods', () => {
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY', 'PROPFIND']
  test.each([...methods, 'foo-BAR', "!#$%&'*+.^_`|~", 'g', 'get', 'M-SEARCH'])('%s', async method => {
    expect(await sendAndCompare(get(`${origin}/`, { method }))).toMatchObject({ method, target: '/' })
  })

  test.each([...methods.filter(method => !['HEAD', 'TRACE', 'GET'].includes(method)), 'foo-BAR'])(
    '%s with a body',
    async method => {
      expect(await sendAndCompare(get(`${origin}/`, { method, body: bytes('body') }))).toMatchObject({
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
    const received = await sendAndCompare(get(`${origin}/`, { headers }))
    const typed = (names: [string, string][]) =>
      names.filter(([name]) => !['host', 'connection'].includes(name.toLowerCase()))
    const names = new Set(headers.map(([name]) => name))
    expect(typed(received.headers).filter(([name]) => names.has(name))).toEqual(typed(headers))
  })

  test('without those that may be left out', async () => {
    const withoutDefaults = ['user-agent', 'accept', 'accept-encoding']
    const received = await sendAndCompare(get(`${origin}/`, { withoutDefaults }))
    expect(received.headers.map(([name]) => name)).toEqual(['host', 'connection'])
  })

  test('with those of user and password in the URL, and nothing of them in the target', async () => {
    const received = await sendAndCompare(get(`http://a%40b:c@127.0.0.1:${server.port}/x`))
    expect(received.headers).toContainEqual(['Authorization', `Basic ${btoa('a@b:c')}`])
    expect(received.head).toMatch(/^GET \/x HTTP/)
  })
})

describe('bodies', () => {
  const newFile = async (content: string | Uint8Array) => {
    const path = join(await temporaryFolder(), 'upload.bin')
    writeFileSync(path, content)
    return path
  }
  const large = Buffer.from(Array.from({ length: 700_000 }, (_, i) => i % 251))

  test.each([
    ['bytes', bytes('a\0b\r\n\r\n'), 'a\0b\r\n\r\n'],
    ['bytes with a type', bytes('{}', 'application/json'), '{}'],
    ['no bytes', bytes(''), ''],
    ['none', { kind: 'empty' as const }, '']
  ])('%s', async (_, body, text) => {
    expect((await sendAndCompare(get(`${origin}/`, { method: 'POST', body }))).body).toBe(text)
  })

  test('many bytes', async () => {
    const body = { kind: 'bytes' as const, bytes: large }
    const received = await sendAndCompare(get(`${origin}/`, { method: 'PUT', body }))
    expect(Buffer.from(received.body, 'latin1').equals(large)).toBe(true)
  })

  test('a file', async () => {
    const path = await newFile(large)
    const body = { kind: 'file' as const, path, contentType: 'application/x-own' }
    const received = await sendAndCompare(get(`${origin}/`, { method: 'PUT', body }))
    expect(Buffer.from(received.body, 'latin1').equals(large)).toBe(true)
    expect(received.headers).toContainEqual(['Content-Type', 'application/x-own'])
  })

  test('an empty file', async () => {
    const path = await newFile('')
    const received = await sendAndCompare(get(`${origin}/`, { method: 'POST', body: { kind: 'file', path } }))
    expect(received.headers).toContainEqual(['content-length', '0'])
  })

  test('fields of a form', async () => {
    const fields: [string, string][] = [
      ['a b', '1&2'],
      ['é', '=+%'],
      ['a b', '']
    ]
    const received = await sendAndCompare(
      get(`${origin}/`, { method: 'POST', body: { kind: 'form', fields } })
    )
    expect(received.body).toBe(new URLSearchParams(fields).toString())
  })

  test('parts, one of them a file', async () => {
    const path = await newFile('of the file')
    const parts = [
      { name: 'text', content: { kind: 'text' as const, text: 'of the text' } },
      { name: 'file', content: { kind: 'file' as const, path } }
    ]
    const received = await sendAndCompare(
      get(`${origin}/`, { method: 'POST', body: { kind: 'multipart', parts } })
    )
    const type = received.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
    const form = await new Response(Buffer.from(received.body, 'latin1'), {
      headers: { 'Content-Type': type ?? '' }
    }).formData()
    expect(form.get('text')).toBe('of the text')
    const file = form.get('file')
    expect(file instanceof File && [file.name, await file.text()]).toEqual(['upload.bin', 'of the file'])
  })

  test('chunks', async () => {
    const body = { kind: 'stream' as const, chunks: chunks('first', 'the second', 'x'.repeat(1000)) }
    const received = await sendAndCompare(get(`${origin}/`, { method: 'POST', body }))
    expect(received.body).toBe(`5\r\nfirst\r\na\r\nthe second\r\n3e8\r\n${'x'.repeat(1000)}\r\n0\r\n\r\n`)
    expect(received.headers).toContainEqual(['transfer-encoding', 'chunked'])
  })

  test('chunks whose length is known', async () => {
    const body = { kind: 'stream' as const, chunks: chunks('ab', '', 'cd'), length: 4 }
    const received = await sendAndCompare(get(`${origin}/`, { method: 'POST', body }))
    expect(received.body).toBe('abcd')
  })

  test.each(['POST', 'DELETE'])('no chunk at all, with %s', async method => {
    const body = { kind: 'stream' as const, chunks: chunks() }
    expect((await sendAndCompare(get(`${origin}/`, { method, body }))).body).toBe('0\r\n\r\n')
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
        const received = await sendAndCompare({
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
    const before = server.received.length
    const urls = typed.map(path => origin + path)
    await promisify(execFile)(curl ?? 'curl', ['-s', '-g', '--path-as-is', ...urls])
    const ofCurl = server.received.slice(before).map(({ target }) => target)
    const ours: string[] = []
    for (const url of urls) ours.push((await sendAndCompare(get(url))).target)
    expect(ours).toEqual(ofCurl)
  })

  test('only what cannot travel is encoded', async () => {
    expect((await sendAndCompare(get(`${origin}/a b/é?ü= #x`))).target).toBe('/a%20b/%C3%A9?%C3%BC=%20')
  })
})
