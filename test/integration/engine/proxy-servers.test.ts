import { afterAll, beforeAll, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { ProxySetting } from '#shared/model/proxy-setting.ts'
import { readCertificate } from '#test/fixtures/certs/certificates.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { hasDanted, startDanted } from '#test/fixtures/servers/danted.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { hasMicrosocks, startMicrosocks } from '#test/fixtures/servers/microsocks.ts'
import { hasSquid, startSquid } from '#test/fixtures/servers/squid.ts'
import { hasStunnel, startStunnel } from '#test/fixtures/servers/stunnel.ts'
import { hasTinyproxy, startTinyproxy } from '#test/fixtures/servers/tinyproxy.ts'

let plain: HttpServer
let secure: HttpServer
const trust = [readCertificate('ca')]
const client = new DirectClient({ trust })
const by = (url: string): { proxy: ProxySetting } => ({ proxy: { mode: 'url', url } })
const phasesOf = (hop: { phases: { name: string }[] } | undefined) => hop?.phases.map(({ name }) => name)

/** A hop that came as far as a SOCKS proxy. */
const brokenOffAt = ({ port }: { port: number }, url: string) => ({
  phases: [{ name: 'proxy-tcp' }, { name: 'proxy' }],
  connection: { reused: false, remoteAddress: `127.0.0.1:${port}`, proxy: { url, tunnel: true } }
})

beforeAll(async () => {
  plain = await startHttpServer((request, response) => response.end(JSON.stringify(request.headers)))
  secure = await startHttpServer((request, response) => response.end(JSON.stringify(request.headers)), {
    certificate: 'good'
  })
})
afterAll(async () => {
  await client.close()
  await Promise.all([plain[Symbol.asyncDispose](), secure[Symbol.asyncDispose]()])
})

describeServer('squid', hasSquid, () => {
  let squid: Awaited<ReturnType<typeof startSquid>>
  beforeAll(async () => {
    squid = await startSquid()
  })
  afterAll(() => squid[Symbol.asyncDispose]())

  test('forwards http, asked for the whole URL', async () => {
    const url = `http://127.0.0.1:${squid.port}`
    const response = await client.execute(get(`${plain.origin}/a?b`), by(url))
    const [hop] = response.exchange.hops
    expect(phasesOf(hop)).toEqual(['proxy-tcp', 'send', 'ttfb', 'download'])
    expect(hop?.sent?.head).toMatch(new RegExp(`^GET ${plain.origin}/a\\?b HTTP/1\\.1\r\nhost: 127`))
    expect(hop?.connection).toMatchObject({
      proxy: { url, tunnel: false },
      remoteAddress: `127.0.0.1:${squid.port}`
    })
    expect(await response.json()).toHaveProperty('via')
  })

  test('opens a tunnel for https, which is used again', async () => {
    const url = `http://127.0.0.1:${squid.port}`
    const request = get(`${secure.origin}/`)
    const first = await client.execute(request, by(url))
    const [hop] = first.exchange.hops
    expect(phasesOf(hop)).toEqual(['proxy-tcp', 'proxy', 'tls', 'send', 'ttfb', 'download'])
    const connectHead = expect.stringMatching(
      /^CONNECT localhost:\d+ HTTP\/1\.1\r\nHost: localhost:\d+\r\nUser-Agent: sonde/
    )
    expect(hop?.connection?.proxy).toEqual({ url, tunnel: true, connectHead })
    expect(hop?.connection?.tls).toMatchObject({ sni: 'localhost', authorized: true })
    expect(hop?.connection?.remoteAddress).toBe(`127.0.0.1:${squid.port}`)
    expect(await first.json()).not.toHaveProperty('via')

    const again = await client.execute(request, by(url))
    expect(again.exchange.hops[0]?.connection?.reused).toBe(true)
    // Without the proxy it is another way.
    const straight = await client.execute(request, { proxy: { mode: 'none' } })
    expect(straight.exchange.hops[0]?.connection).toMatchObject({ reused: false })
    expect(straight.exchange.hops[0]?.connection?.proxy).toBeUndefined()
  })

  test.each([
    ['it does not allow', 1, 403],
    ['it cannot reach', 2, 503]
  ])('shows its answer to a tunnel %s', async (_, port, status) => {
    const url = `http://127.0.0.1:${squid.port}`
    const { exchange, ...error } = await failureOf(client.execute(get(`https://127.0.0.1:${port}/`), by(url)))
    expect(error).toMatchObject({
      code: 'PROXY',
      reason: 'status',
      phase: 'proxy',
      facts: { proxy: url, status }
    })
    expect(exchange.hops[0]?.response).toMatchObject({ status, fromProxy: true })
    expect(exchange.body).toMatchObject({ contentType: 'text/html', complete: true })
    expect(exchange.body?.size).toBeGreaterThan(500)
    const { sent, connection } = exchange.hops[0] ?? {}
    expect(sent?.head).toMatch(`CONNECT 127.0.0.1:${port} HTTP/1.1\r\n`)
    expect(connection).toMatchObject({
      reused: false,
      remoteAddress: `127.0.0.1:${squid.port}`,
      proxy: { url, tunnel: true, connectHead: sent?.head }
    })
  })

  describeServer('stunnel: before squid', hasStunnel, () => {
    let stunnel: Awaited<ReturnType<typeof startStunnel>>
    beforeAll(async () => {
      stunnel = await startStunnel(squid.port)
    })
    afterAll(() => stunnel[Symbol.asyncDispose]())

    test('is an https proxy that forwards', async () => {
      const { exchange } = await client.execute(
        get(`${plain.origin}/`),
        by(`https://localhost:${stunnel.port}`)
      )
      const [hop] = exchange.hops
      expect(phasesOf(hop)).toEqual(['proxy-dns', 'proxy-tcp', 'proxy-tls', 'send', 'ttfb', 'download'])
      expect(hop?.connection?.tls).toBeUndefined()
      expect(hop?.connection?.proxy?.tls).toMatchObject({ sni: 'localhost', authorized: true })
    })

    test('opens a tunnel within TLS', async () => {
      const response = await client.execute(get(`${secure.origin}/`), by(`https://localhost:${stunnel.port}`))
      const [hop] = response.exchange.hops
      expect(phasesOf(hop)?.slice(0, 5)).toEqual(['proxy-dns', 'proxy-tcp', 'proxy-tls', 'proxy', 'tls'])
      expect(hop?.connection?.proxy?.tls?.chain[0]?.subject).toBe('CN=good')
      expect(hop?.connection?.tls?.chain[0]?.subject).toBe('CN=good')
      expect(await response.json()).toHaveProperty('host')
    })
  })
})

describeServer('tinyproxy: with a password', hasTinyproxy, () => {
  let tinyproxy: Awaited<ReturnType<typeof startTinyproxy>>
  beforeAll(async () => {
    tinyproxy = await startTinyproxy()
  })
  afterAll(() => tinyproxy[Symbol.asyncDispose]())

  test('opens a tunnel to who has it, and the server does not see it', async () => {
    const url = `http://sonde:%73ecret@127.0.0.1:${tinyproxy.port}`
    const response = await client.execute(get(`${secure.origin}/`), by(url))
    expect(response.exchange.hops[0]?.request.headers).not.toContainEqual([
      'Proxy-Authorization',
      expect.anything()
    ])
    expect(await response.json()).not.toHaveProperty('proxy-authorization')
  })

  test('forwards for who has it, and the request shows it', async () => {
    const url = `http://sonde:%73ecret@127.0.0.1:${tinyproxy.port}`
    const response = await client.execute(get(`${plain.origin}/`), by(url))
    const credentials = `Basic ${Buffer.from('sonde:secret').toString('base64')}`
    expect(response.exchange.hops[0]?.request.headers).toContainEqual(['Proxy-Authorization', credentials])
    expect(await response.json()).not.toHaveProperty('proxy-authorization')
  })

  test.each([
    ['no password', '', 'auth'],
    ['a wrong one', 'sonde:wrong@', 'credentials']
  ])('shows its answer to who has %s', async (_, userinfo, reason) => {
    const url = `http://${userinfo}127.0.0.1:${tinyproxy.port}`
    const { exchange, ...error } = await failureOf(client.execute(get(`${secure.origin}/`), by(url)))
    expect(error).toMatchObject({ code: 'PROXY', reason, phase: 'proxy' })
    expect(exchange.hops[0]?.response?.fromProxy).toBe(true)
    expect(exchange.body?.size).toBeGreaterThan(0)
  })
})

describeServer('danted', hasDanted, () => {
  let danted: Awaited<ReturnType<typeof startDanted>>
  beforeAll(async () => {
    danted = await startDanted()
  })
  afterAll(() => danted[Symbol.asyncDispose]())

  test.each(['socks5', 'socks5h'])('is a tunnel by %s, for http too', async scheme => {
    const url = `${scheme}://127.0.0.1:${danted.port}`
    for (const origin of [plain.origin, secure.origin]) {
      const { exchange } = await client.execute(get(`${origin}/a`), by(url))
      const [hop] = exchange.hops
      expect(hop?.sent?.head).toMatch(/^GET \/a HTTP/)
      expect(hop?.connection?.proxy).toEqual({ url, tunnel: true })
      expect(phasesOf(hop)).toContain('proxy')
    }
  })

  test('resolves the name itself, or not', async () => {
    const names: string[] = []
    const own = new DirectClient({
      trust,
      lookup: async host => {
        names.push(host)
        return [{ address: '127.0.0.1', family: 4 }]
      }
    })
    const request = get(`https://sonde.test:${secure.port}/`)
    const { exchange } = await own.execute(request, by(`socks5://127.0.0.1:${danted.port}`))
    expect(names).toEqual(['sonde.test'])
    expect(phasesOf(exchange.hops[0])?.slice(0, 4)).toEqual(['dns', 'proxy-tcp', 'proxy', 'tls'])

    const error = await failureOf(own.execute(request, by(`socks5h://127.0.0.1:${danted.port}`)))
    expect(error).toMatchObject({ code: 'PROXY', phase: 'proxy' })
    expect(names).toEqual(['sonde.test'])
    await own.close()
  })

  test.each([
    ['it does not allow', 1, /its rules do not allow it/],
    ['nobody listens on', 2, /the connection was refused/]
  ])('says why it does not lead to a port that %s', async (_, port, problem) => {
    const url = `socks5h://127.0.0.1:${danted.port}`
    const error = await failureOf(client.execute(get(`http://127.0.0.1:${port}/`), by(url)))
    expect(error).toMatchObject({ code: 'PROXY', phase: 'proxy', exit: 97 })
    expect(error.message).toMatch(problem)
    expect(error.exchange.hops[0]).toMatchObject(brokenOffAt(danted, url))
  })
})

describeServer('microsocks: with a password', hasMicrosocks, () => {
  let microsocks: Awaited<ReturnType<typeof startMicrosocks>>
  beforeAll(async () => {
    microsocks = await startMicrosocks()
  })
  afterAll(() => microsocks[Symbol.asyncDispose]())

  test('is a tunnel to who has it', async () => {
    const url = `socks5h://sonde:p%40ss%3Aword@127.0.0.1:${microsocks.port}`
    for (const origin of [plain.origin, secure.origin]) {
      const { exchange } = await client.execute(get(`${origin}/`), by(url))
      expect(exchange.hops[0]?.response?.status).toBe(200)
      expect(exchange.hops[0]?.connection?.proxy?.url).toBe(`socks5h://127.0.0.1:${microsocks.port}`)
    }
  })

  test.each([
    ['no password', '', /it wants to know who asks/],
    ['a wrong one', 'sonde:wrong@', /it did not accept the user and password/]
  ])('refuses who has %s', async (_, userinfo, problem) => {
    const url = `socks5h://${userinfo}127.0.0.1:${microsocks.port}`
    const error = await failureOf(client.execute(get(`${plain.origin}/`), by(url)))
    expect(error).toMatchObject({ code: 'PROXY', phase: 'proxy' })
    expect(error.message).toMatch(problem)
    expect(error.exchange.hops[0]).toMatchObject(brokenOffAt(microsocks, url.replace(userinfo, '')))
  })
})
