import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import type { Request } from '#shared/client/http-client.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { type Httpbin, hasHttpbin, startHttpbin } from '#test/fixtures/servers/httpbin.ts'

describeServer('httpbin', hasHttpbin, () => {
  let httpbin: Httpbin
  let origin = ''
  const client = new DirectClient()

  beforeAll(async () => {
    httpbin = await startHttpbin()
    origin = httpbin.origin
  })
  afterAll(async () => {
    await client.close()
    await httpbin[Symbol.asyncDispose]()
  })

  const fetchJson = async (path: string, more: Partial<Request> = {}) => {
    const response = await client.execute(get(origin + path, more))
    return { exchange: response.exchange, json: await response.json() }
  }

  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])('%s arrives as what it is', async method => {
    const body = {
      kind: 'bytes' as const,
      bytes: new TextEncoder().encode('{"é":1}'),
      contentType: 'application/json'
    }
    const { json } = await fetchJson('/anything?a=1&a=2', { method, ...(method !== 'GET' && { body }) })
    expect(json).toMatchObject({
      method,
      args: { a: ['1', '2'] },
      ...(method !== 'GET' && { json: { é: 1 } })
    })
  })

  test.each(['gzip', 'deflate', 'brotli'])('%s is decoded', async coding => {
    const { exchange, json } = await fetchJson(`/${coding}`)
    expect(json).toMatchObject({
      [coding === 'gzip' ? 'gzipped' : coding === 'deflate' ? 'deflated' : 'brotli']: true
    })
    expect(exchange.body?.encodedSize).toBeLessThan(exchange.body?.size ?? 0)
  })

  test('the URL’s user and password open a protected page', async () => {
    const { json } = await fetchJson('', {
      url: `${origin.replace('//', '//someone:secret@')}/basic-auth/someone/secret`
    })
    expect(json).toMatchObject({ authenticated: true, user: 'someone' })
  })

  test.each([
    [200, 'OK'],
    [204, 'NO CONTENT'],
    [304, 'NOT MODIFIED'],
    [402, 'PAYMENT REQUIRED'],
    [404, 'NOT FOUND'],
    [418, "I'M A TEAPOT"],
    [500, 'INTERNAL SERVER ERROR'],
    [504, 'GATEWAY TIMEOUT']
  ])('%i is an answer like any other', async (status, statusText) => {
    const { exchange } = await client.execute(get(`${origin}/status/${status}`))
    expect(exchange).not.toHaveProperty('error')
    expect(exchange.hops).toHaveLength(1)
    expect(exchange.hops[0]?.response).toMatchObject({ status, statusText })
    expect(exchange.body?.complete).toBe(true)
  })

  test.each(['HEAD', 'OPTIONS'])('%s has no body', async method => {
    const { exchange } = await client.execute(get(`${origin}/get`, { method }))
    expect(exchange.hops[0]?.response?.status).toBe(200)
    expect(exchange.body).toMatchObject({ size: 0, complete: true })
  })

  test.each([
    ['XML', '/xml', 'application/xml', '<slideshow'],
    ['a robots.txt', '/robots.txt', 'text/plain', 'Disallow: /deny']
  ])('%s comes with its type', async (_, path, contentType, part) => {
    const response = await client.execute(get(origin + path))
    expect(response.exchange.body).toMatchObject({ contentType })
    expect(await response.text()).toContain(part)
  })

  test('an image arrives byte for byte', async () => {
    const png = await (await client.execute(get(`${origin}/image/png`))).bytes()
    expect(Buffer.from(png.subarray(0, 8)).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    expect(Buffer.from(png.subarray(-8, -4)).toString('latin1')).toBe('IEND')
  })

  test('form fields arrive as what they are', async () => {
    const { json } = await fetchJson('/post?q=%20', {
      method: 'POST',
      body: {
        kind: 'bytes',
        bytes: new TextEncoder().encode('a=1&b=%C3%A9&a=2'),
        contentType: 'application/x-www-form-urlencoded'
      }
    })
    expect(json).toMatchObject({ form: { a: ['1', '2'], b: 'é' }, args: { q: ' ' } })
  })

  test('chunks of bytes, bytes in ranges and bytes that drip', async () => {
    const chunked = await client.execute(get(`${origin}/stream-bytes/100000?seed=1&chunk_size=999`))
    expect(chunked.exchange.body).toMatchObject({ size: 100_000, complete: true })
    const range = get(`${origin}/range/1000`, { headers: [['Range', 'bytes=26-28']] })
    expect(await (await client.execute(range)).text()).toBe('abc')
    const dripped = await client.execute(get(`${origin}/drip?numbytes=5&duration=0.1&delay=0.05`))
    expect(await dripped.text()).toBe('*****')
  })

  test('caching: not modified for what is known', async () => {
    const request = get(`${origin}/etag/abc`, { headers: [['If-None-Match', 'abc']] })
    expect((await client.execute(request)).exchange.hops[0]?.response?.status).toBe(304)
  })

  test('cookies are kept, sent and given up as it says', async () => {
    const keeping = new DirectClient({ cookies: new MemoryCookieJar() })
    const cookies = async (path: string) => (await keeping.execute(get(origin + path))).json()
    expect(await cookies('/cookies/set?a=1&b=2')).toEqual({ cookies: { a: '1', b: '2' } })
    expect(await cookies('/cookies')).toEqual({ cookies: { a: '1', b: '2' } })
    expect(await cookies('/cookies/delete?a')).toEqual({ cookies: { b: '2' } })
    const { exchange } = await keeping.execute(get(`${origin}/cookies`), { cookies: false })
    expect(exchange.hops[0]?.request.headers.map(([name]) => name)).not.toContain('Cookie')
    await keeping.close()
  })

  test('what may pass is tried again, and every attempt is a hop', async () => {
    const retries = { count: 2, baseMs: 1, maxMs: 5 }
    const { exchange } = await client.execute(get(`${origin}/status/503`), { retries })
    expect(exchange.hops.map(({ reason, response }) => [reason, response?.status])).toEqual([
      ['initial', 503],
      ['retry', 503],
      ['retry', 503]
    ])
    const once = await client.execute(get(`${origin}/status/404`), { retries })
    expect(once.exchange.hops).toHaveLength(1)
  })

  describe('redirects', () => {
    const walk = async (path: string, more: Partial<Request> = {}, settings = {}) => {
      const { exchange } = await client.execute(get(origin + path, more), settings)
      return exchange.hops.map(({ request, response }) => [
        request.method,
        request.url.slice(origin.length),
        response?.status
      ])
    }

    test.each(['relative-redirect', 'absolute-redirect'])('%s: each is a hop', async kind => {
      expect(await walk(`/${kind}/2`)).toEqual([
        ['GET', `/${kind}/2`, 302],
        ['GET', `/${kind}/1`, 302],
        ['GET', '/get', 200]
      ])
    })

    test.each([
      [301, 'GET'],
      [302, 'GET'],
      [303, 'GET'],
      [307, 'POST'],
      [308, 'POST']
    ])('after %i a POST goes on as %s', async (status, method) => {
      const body = { kind: 'bytes' as const, bytes: Buffer.from('x') }
      const path = `/redirect-to?url=/anything&status_code=${status}`
      const { json, exchange } = await fetchJson(path, { method: 'POST', body })
      expect(exchange.hops.map(hop => hop.request.method)).toEqual(['POST', method])
      expect(json).toMatchObject({ method, data: method === 'POST' ? 'x' : '' })
    })

    test('are not followed past the limit, or not at all', async () => {
      const error = await failureOf(client.execute(get(`${origin}/redirect/4`), { redirects: { max: 2 } }))
      expect(error.toRecord()).toMatchObject({ code: 'REDIRECT', reason: 'too-many' })
      expect(error.exchange.hops).toHaveLength(3)
      expect(await walk('/redirect/1', {}, { redirects: { follow: false } })).toEqual([
        ['GET', '/redirect/1', 302]
      ])
    })
  })

  test('a chunked answer is read to its end, and an upload may be chunked', async () => {
    const lines = await (await client.execute(get(`${origin}/stream/5`))).text()
    expect(lines.trim().split('\n')).toHaveLength(5)
    async function* chunks() {
      yield gzipSync('first')
      yield gzipSync('second')
    }
    const { json } = await fetchJson('/post', { method: 'POST', body: { kind: 'stream', chunks: chunks() } })
    expect(json).toMatchObject({ headers: { 'Transfer-Encoding': 'chunked' } })
  })

  test('waits as long as it is allowed to', async () => {
    const error = await failureOf(client.execute(get(`${origin}/delay/5`), { timeouts: { requestMs: 200 } }))
    expect(error).toMatchObject({ code: 'TIMEOUT', reason: 'request', phase: 'ttfb' })
  })

  test('the phases add up to the total', async () => {
    const { exchange } = await fetchJson('/get')
    const hop = exchange.hops[0]
    const marks = hop?.phases.flatMap(({ startMs, endMs }) => [startMs, endMs]) ?? []
    expect(marks[0]).toBe(0)
    expect(marks.at(-1)).toBe(exchange.totalMs)
    for (let i = 2; i < marks.length; i += 2) expect(marks[i]).toBe(marks[i - 1])
  })
})
