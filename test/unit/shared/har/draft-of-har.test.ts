import { describe, expect, test } from 'vitest'
import { draftOfHar } from '#shared/har/draft-of-har.ts'
import type { HarBody } from '#shared/har/export-har.ts'
import { type HarExchange, importHar } from '#shared/har/import-har.ts'
import { MaskedTeller } from '#shared/har/masked-teller.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import { redactExchange } from '#shared/redaction/redact-exchange.ts'
import { exchangeOf, hopOf } from '../../waterfall/exchange-fixture.ts'
import { counter, written } from './written-har.ts'

const POST = { method: 'POST', url: 'http://example.test/', headers: [] }

/** As a file of ours has it. */
async function reread(exchange: Exchange, requestBody?: HarBody): Promise<HarExchange> {
  const file = await written({ exchange, ...(requestBody && { requestBody }) })
  const [har] = importHar(file, counter()).exchanges
  if (!har) throw new Error('nothing was read')
  return har
}

function sending(contentType: string): Exchange {
  const body = { kind: 'bytes' as const, size: 5, contentType }
  return { ...exchangeOf([hopOf(0, 0, [['send', 1]], { request: POST })]), request: { ...POST, body } }
}

test('has the body that went up, also where a redirect left it behind', async () => {
  const [first] = sending('application/json').hops
  const then = hopOf(1, 1, [['send', 1]], { reason: 'redirect', sent: { head: '', bodyBytes: 0 } })
  const exchange = { ...sending('application/json'), hops: first ? [first, then] : [], totalMs: 2 }
  expect(draftOfHar(await reread(exchange, { text: '{"a":true}' })).draft.body).toEqual({
    kind: 'json',
    text: '{"a":true}'
  })
})

describe('the type of a body that no header was typed for', () => {
  test.each([
    ['multipart/form-data; boundary=x', '--x--', 'text'],
    ['text/csv', 'a,b', 'text'],
    ['application/problem+json', '{}', 'json']
  ])('becomes a header: %s', async (contentType, text, kind) => {
    expect(draftOfHar(await reread(sending(contentType), { text })).draft).toMatchObject({
      headers: [{ name: 'Content-Type', value: contentType }],
      body: { kind, text }
    })
  })

  test.each([
    ['application/json', '{}', 'json'],
    ['text/plain; charset=utf-8', 'a', 'text'],
    ['application/x-www-form-urlencoded', 'a=b', 'form']
  ])('needs none where its kind says as much: %s', async (contentType, text, kind) => {
    const { draft } = draftOfHar(await reread(sending(contentType), { text }))
    expect(draft).toMatchObject({ headers: [], body: { kind } })
  })
})

describe('what was masked in the file', () => {
  const ask = (url: string, headers: Header[]): Exchange => {
    const hop = hopOf(0, 0, [['send', 1]], { request: { method: 'GET', url, headers } })
    const request = { method: 'GET', url, headers, body: { kind: 'empty' as const } }
    return redactExchange({ ...exchangeOf([hop]), request }, [])
  }

  test('is left out by its name, in the URL and in headers', async () => {
    const url = 'https://me:pass@a.test/x?access_token=abc&page=1#top'
    const headers: Header[] = [
      ['Cookie', 'sid=1'],
      ['X-Mine', 'y']
    ]
    const { draft, masked } = draftOfHar(await reread(ask(url, headers)))
    expect(draft).toMatchObject({
      url: 'https://me@a.test/x?page=1#top',
      headers: [{ name: 'X-Mine', value: 'y' }]
    })
    expect(masked).toEqual({
      leftOut: ['password of the URL', 'parameter access_token', 'header Cookie'],
      standing: []
    })
  })

  test('is left out also where it was added on the way, but not behind a redirect', async () => {
    const exchange = ask('http://a.test/?p=1', [])
    const [first] = exchange.hops
    if (!first) throw new Error('no hop')
    const request = (headers: Header[]) => ({ method: 'GET', url: 'http://a.test/?p=1&key=•••', headers })
    const hops = [
      first,
      hopOf(1, 1, [['send', 1]], { reason: 'auth', request: request([['authorization', '•••']]) }),
      hopOf(2, 2, [['send', 1]], { reason: 'redirect', request: request([['Cookie', '•••']]) })
    ]
    const { draft, masked } = draftOfHar(await reread({ ...exchange, hops, totalMs: 3 }))
    expect(draft.url).toBe('http://a.test/?p=1')
    expect(masked.leftOut).toEqual(['parameter key', 'header authorization'])
  })

  test('is left out of a form, and stands in bodies and paths, whose parts have no names', async () => {
    const form = await reread(sending('application/x-www-form-urlencoded'), {
      text: `user=me&password=${encodeURIComponent('•••')}`
    })
    expect(draftOfHar(form)).toMatchObject({
      draft: { body: { form: [{ name: 'user', value: 'me' }] } },
      masked: { leftOut: ['field password'], standing: [] }
    })
    const json = await reread(sending('application/json'), { text: '{"password":"•••"}' })
    expect(draftOfHar(json)).toMatchObject({
      draft: { body: { text: '{"password":"•••"}' } },
      masked: { leftOut: [], standing: ['body'] }
    })
    const path = draftOfHar(await reread(ask('http://a.test/bot•••/send', [])))
    expect(path.draft.url).toBe('http://a.test/bot•••/send')
    expect(path.masked).toEqual({ leftOut: [], standing: ['URL'] })
  })

  test('is said of one request, and of several in which it was the same at once', async () => {
    const tell = (...hars: HarExchange[]) => {
      const teller = new MaskedTeller()
      for (const har of hars) teller.add(har, draftOfHar(har).masked)
      return teller.tell()
    }
    const one = await reread(ask('http://a.test/1', [['Cookie', 'a=b']]))
    const two = await reread(ask('http://a.test/2?token=x', [['Cookie', 'a=b']]))
    const none = await reread(ask('http://a.test/3', []))
    expect(tell(none)).toEqual([])
    expect(tell(one)).toEqual(['Masked in the file, and left out: header Cookie.'])
    expect(tell(one, none, one, two)).toEqual([
      'GET http://a.test/1 and 1 more: masked in the file, and left out: header Cookie.',
      'GET http://a.test/2?token=•••: masked in the file, and left out: parameter token, header Cookie.'
    ])
  })
})

describe('what was added to what was typed', () => {
  const head = 'GET / HTTP/1.1\r\n\r\n'
  const added = (typed: string, url: string, headers: Header[]): Exchange => {
    const hop = hopOf(0, 0, [['send', 1]], { request: { method: 'GET', url, headers } })
    const request = { method: 'GET', url: typed, headers: [], body: { kind: 'empty' as const } }
    return { ...exchangeOf([hop]), request }
  }

  test('is kept where it is not masked', async () => {
    const headers: Header[] = [
      ['host', 'a.test'],
      ['User-Agent', 'sonde/1'],
      ['X-Key', 'abc'],
      ['X-Other', '•••']
    ]
    const exchange = added('http://a.test/?p=a b#top', 'http://a.test/?p=a%20b&key=abc&other=•••', headers)
    const { draft, masked } = draftOfHar(await reread(exchange))
    expect(draft.url).toBe('http://a.test/?p=a b&key=abc#top')
    expect(draft.headers).toEqual([{ name: 'X-Key', value: 'abc', enabled: true }])
    expect(masked.leftOut).toEqual(['parameter other', 'header X-Other'])
    const bare = added('http://a.test/', 'http://a.test/?key=abc', [])
    expect(draftOfHar(await reread(bare)).draft.url).toBe('http://a.test/?key=abc')
  })

  test('was nothing said of a body where its type was to be left away', async () => {
    const untyped = sending('application/json')
    const [first] = untyped.hops
    const hops = first ? [{ ...first, sent: { head, bodyBytes: 7 } }] : []
    const { draft } = draftOfHar(await reread({ ...untyped, hops }, { text: '{"a":1}' }))
    expect(draft).toMatchObject({ headers: [], body: { kind: 'json' }, withoutDefaults: ['content-type'] })
  })

  test('may be the type of an empty body', async () => {
    const type: Header = ['Content-Type', 'application/x-www-form-urlencoded']
    const hop = hopOf(0, 0, [['send', 1]], {
      ...{ request: { ...POST, headers: [type] }, sent: { head, bodyBytes: 0 } }
    })
    const body = { kind: 'bytes' as const, size: 0, contentType: type[1] }
    const { draft } = draftOfHar(await reread({ ...exchangeOf([hop]), request: { ...POST, body } }))
    expect(draft.headers).toEqual([{ name: type[0], value: type[1], enabled: true }])
  })
})
