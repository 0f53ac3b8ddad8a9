import { afterEach, beforeEach, expect, it } from 'vitest'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import { get } from '#test/fixtures/requests.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'

/** What each path sets and where it leads. */
const PATHS: Record<string, { cookies?: string[]; location?: string }> = {
  '/login': {
    cookies: ['session=1; HttpOnly', 'theme=dark; Path=/settings', 'bad=1; Domain=com'],
    location: '/home'
  },
  '/logout': { cookies: ['session=; Max-Age=0'] },
  '/strict': { cookies: ['strict=1; SameSite=Strict; Path=/'] }
}

let server: HttpServer
let client: DirectClient

beforeEach(async () => {
  server = await startHttpServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1')
    const { cookies = [], location = url.searchParams.get('to') ?? undefined } = PATHS[url.pathname] ?? {}
    response.setHeader('Set-Cookie', cookies)
    if (location) response.setHeader('Location', location).writeHead(302)
    response.end(request.headers.cookie ?? '')
  })
  client = new DirectClient({ cookies: new MemoryCookieJar() })
})
afterEach(async () => {
  await client.close()
  await server[Symbol.asyncDispose]()
})

const ask = async (path: string, more: Parameters<DirectClient['execute']>[1] = {}) => {
  const response = await client.execute(get(server.origin + path), more)
  return { text: await response.text(), hops: response.exchange.hops }
}

it('sends along the way of a redirect what was set on it, and each hop tells its own', async () => {
  const { text, hops } = await ask('/login')
  expect(text).toBe('session=1')
  expect(hops.map(hop => hop.cookies)).toMatchObject([
    {
      sent: [],
      stored: [
        { name: 'session', httpOnly: true },
        { name: 'theme', path: '/settings' }
      ],
      rejected: [{ cookie: 'bad=1; Domain=com', why: 'It is for com, and 127.0.0.1 is no part of that.' }]
    },
    { sent: [{ name: 'session', value: '1' }], stored: [], rejected: [] }
  ])
  expect(hops[1]?.changes).toContainEqual({ header: 'Cookie', to: 'session=1', why: 'cookie-jar' })
  expect((await ask('/settings')).text).toBe('theme=dark; session=1')
  await ask('/logout')
  expect((await ask('/')).text).toBe('')
})

it('neither sends nor stores where the setting says so', async () => {
  await ask('/login')
  expect((await ask('/', { cookies: false })).text).toBe('')
  const { hops } = await ask('/strict', { cookies: false })
  expect(hops[0]?.cookies).toEqual({ sent: [], stored: [], rejected: [] })
  expect((await ask('/')).text).toBe('session=1')
})

it('puts cookies of the jar behind typed ones of other names', async () => {
  await ask('/login')
  const typing = async (cookie: string) => {
    const response = await client.execute(get(`${server.origin}/`, { headers: [['Cookie', cookie]] }))
    return response.text()
  }
  expect(await typing('mine=1')).toBe('mine=1; session=1')
  expect(await typing('session=mine')).toBe('session=mine')
})

it('keeps a SameSite=Strict cookie back when another site leads here', async () => {
  await ask('/strict')
  const elsewhere = server.origin.replace('127.0.0.1', 'localhost')
  const direct = await ask(`/?to=${encodeURIComponent(`${server.origin}/`)}`)
  expect(direct.text).toBe('strict=1')
  const led = await client.execute(get(`${elsewhere}/?to=${encodeURIComponent(`${server.origin}/`)}`))
  expect(await led.text()).toBe('')
})

it('takes URLs that no URL parser would leave alone', async () => {
  await ask('/login')
  for (const path of ['/{id}', '/a/../b?{c}', '//x', '/%']) expect((await ask(path)).text).toBe('session=1')
})
