import { createHash, X509Certificate } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { readCertificate, readKey } from '#test/fixtures/certs/certificates.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { startConnectProxy } from '#test/fixtures/servers/connect-proxy.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { freePort } from '#test/fixtures/servers/ports.ts'

const ESTABLISHED = 'HTTP/1.1 200 OK\r\n\r\n'
const RSA = { cert: readCertificate('rsa'), key: readKey('rsa') }
const trust = [readCertificate('ca')]
const lookup = async (host: string) => {
  if (host.endsWith('.test')) return [{ address: '127.0.0.1', family: 4 as const }]
  throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
}
const client = new DirectClient({ trust, lookup })
const by = (url: string): ExecuteSettings => ({ proxy: { mode: 'url', url } })
const namesOf = (phases: { name: string }[] | undefined) => phases?.map(({ name }) => name)

afterAll(() => client.close())

describe('an https proxy', () => {
  test('is verified by its own name, and neither pins nor client certificate are for it', async () => {
    await using server = await startHttpServer((_, response) => response.end('ok'), { certificate: 'good' })
    await using proxy = await startConnectProxy(ESTABLISHED, {
      ...RSA,
      requestCert: true,
      rejectUnauthorized: false
    })
    const spki = new X509Certificate(readCertificate('good')).publicKey.export({
      type: 'spki',
      format: 'der'
    })
    const tls = {
      pins: [`sha256/${createHash('sha256').update(spki).digest('base64')}`],
      clientCertificate: {
        kind: 'pem' as const,
        certificate: readCertificate('client'),
        key: readKey('client')
      }
    }
    const settings = { ...by(`https://sonde.test:${proxy.port}`), tls }
    const { exchange } = await client.execute(get(`https://localhost.test:${server.port}/`), {
      ...settings,
      tls: { ...tls, serverName: 'localhost' }
    })
    const { connection } = exchange.hops[0] ?? {}
    expect(connection?.proxy?.tls).toMatchObject({ sni: 'sonde.test', authorized: true })
    expect(connection?.proxy?.tls?.chain[0]?.subject).toBe('CN=rsa')
    expect(connection?.tls).toMatchObject({ sni: 'localhost', pinned: tls.pins[0] })
    expect(proxy.client).toBeUndefined()
  })

  test('is told no request when its certificate is not trusted', async () => {
    await using proxy = await startConnectProxy(ESTABLISHED, RSA)
    const own = new DirectClient({ lookup })
    const settings = by(`https://sonde.test:${proxy.port}`)
    const error = await failureOf(own.execute(get('https://a.test/'), settings))
    expect(error).toMatchObject({
      code: 'CERTIFICATE',
      reason: 'missing-issuer',
      phase: 'proxy-tls',
      facts: { host: 'sonde.test', port: proxy.port }
    })
    await proxy.empty()
    expect(proxy.heads).toEqual([])
  })

  test('is trusted for an authority of the request, or without any verification', async () => {
    await using server = await startHttpServer((_, response) => response.end('ok'), { certificate: 'good' })
    await using proxy = await startConnectProxy(ESTABLISHED, RSA)
    const own = new DirectClient({ lookup })
    const request = get(`https://sonde.test:${server.port}/`)
    const settings = by(`https://elsewhere.test:${proxy.port}`)
    const wrongName = await failureOf(own.execute(request, { ...settings, tls: { ca: trust } }))
    expect(wrongName).toMatchObject({ code: 'CERTIFICATE', reason: 'hostname-mismatch', phase: 'proxy-tls' })
    const { exchange } = await own.execute(request, { ...settings, insecure: true })
    expect(exchange.hops[0]?.connection?.proxy?.tls?.authorized).toBe(false)
    const byName = by(`https://sonde.test:${proxy.port}`)
    const trusted = await own.execute(request, { ...byName, tls: { ca: trust } })
    expect(trusted.exchange.hops[0]?.connection?.proxy?.tls?.authorized).toBe(true)
    await own.close()
    await proxy.empty()
  })

  test('that was not verified is none for a request that wants it verified', async () => {
    await using proxy = await startHttpServer((_, response) => response.end('ok'), {
      certificate: 'self-signed'
    })
    const settings = by(`https://sonde.test:${proxy.port}`)
    const request = get('http://a.test/')
    const { exchange } = await client.execute(request, { ...settings, insecure: true })
    expect(exchange.hops[0]?.connection?.proxy).toMatchObject({ tunnel: false, tls: { authorized: false } })
    expect((await failureOf(client.execute(request, settings))).code).toBe('CERTIFICATE')
  })

  test('that speaks no TLS', async () => {
    await using proxy = await startHttpServer(() => {})
    const error = await failureOf(
      client.execute(get('https://a.test/'), by(`https://sonde.test:${proxy.port}`))
    )
    expect(error).toMatchObject({ code: 'TLS', reason: 'not-tls', phase: 'proxy-tls' })
    expect(error.message).toContain('sonde.test')
  })
})

describe('a proxy that cannot be reached', () => {
  test('because its name is not known', async () => {
    const error = await failureOf(client.execute(get('http://a.test/'), by('http://proxy.invalid:1')))
    expect(error).toMatchObject({ code: 'PROXY', reason: 'address', phase: 'proxy-dns', exit: 5 })
    expect(error.message).toBe(
      'The proxy http://proxy.invalid:1 has no address: its name could not be resolved.'
    )
  })

  test('because nobody listens', async () => {
    const port = await freePort()
    const error = await failureOf(client.execute(get('https://a.test/'), by(`http://127.0.0.1:${port}`)))
    expect(error).toMatchObject({ code: 'PROXY', reason: 'unreachable', phase: 'proxy-tcp' })
    expect(error.message).toBe(`The proxy http://127.0.0.1:${port} could not be reached (ECONNREFUSED).`)
  })

  test('is tried again when retries are wanted', async () => {
    const port = await freePort()
    const settings = { ...by(`http://127.0.0.1:${port}`), retries: { count: 1, baseMs: 1 } }
    const error = await failureOf(client.execute(get('http://a.test/', { method: 'POST' }), settings))
    expect(error.exchange.hops.map(({ reason }) => reason)).toEqual(['initial', 'retry'])
  })
})

test('a proxy that is set wrongly is refused at its field, and nothing is sent', () => {
  return expect(client.execute(get('http://a.test/'), by('ftp://proxy.test'))).rejects.toMatchObject({
    code: 'BUILD',
    field: 'proxy.url'
  })
})

describe('the proxy of the system', () => {
  beforeEach(() => {
    for (const name of Object.keys(process.env)) if (/_proxy$/i.test(name)) vi.stubEnv(name, undefined)
  })
  afterEach(() => void vi.unstubAllEnvs())

  test('is that of the environment, found without asking anybody, for each hop anew', async () => {
    await using inner = await startHttpServer((_, response) => response.end('inner'))
    await using forwarding = await startHttpServer((request, response) => {
      response.writeHead(302, { Location: `http://direct.test:${inner.port}/`, 'X-Asked': request.url })
      response.end()
    })
    vi.stubEnv('http_proxy', `http://sonde:secret@127.0.0.1:${forwarding.port}`)
    vi.stubEnv('no_proxy', 'direct.test')
    const own = new DirectClient({ lookup })
    const response = await own.execute(get('http://a.test/b?c'))
    const [first, second] = response.exchange.hops
    expect(first?.response?.headers).toContainEqual(['X-Asked', 'http://a.test/b?c'])
    expect(first?.connection?.proxy).toEqual({ url: `http://127.0.0.1:${forwarding.port}`, tunnel: false })
    expect(namesOf(first?.phases)).not.toContain('proxy-lookup')
    expect(first?.request.headers.map(([name]) => name)).toContain('Proxy-Authorization')
    expect(await response.text()).toBe('inner')
    expect(second?.connection?.proxy).toBeUndefined()
    expect(second?.request.headers.map(([name]) => name)).not.toContain('Proxy-Authorization')
    expect(second?.changes).toContainEqual({
      header: 'Proxy-Authorization',
      from: expect.any(String),
      why: 'proxy'
    })
    await own.close()
  })

  test('is asked for where it can be, which is a phase', async () => {
    await using server = await startHttpServer((_, response) => response.end('ok'), { certificate: 'good' })
    await using proxy = await startConnectProxy(ESTABLISHED)
    vi.stubEnv('https_proxy', 'http://127.0.0.1:1')
    const own = new DirectClient({
      trust,
      lookup,
      systemProxy: async () => `SOCKS old.test:1; PROXY 127.0.0.1:${proxy.port}; DIRECT`
    })
    const { exchange } = await own.execute(get(`https://sonde.test:${server.port}/`))
    expect(namesOf(exchange.hops[0]?.phases)).toEqual([
      'proxy-lookup',
      'proxy-tcp',
      'proxy',
      'tls',
      'send',
      'ttfb',
      'download'
    ])
    await own.close()
  })

  test('that does not answer is left when the time is up', async () => {
    const own = new DirectClient({ systemProxy: () => new Promise<never>(() => {}) })
    const error = await failureOf(own.execute(get('http://a.test/'), { timeouts: { connectMs: 10 } }))
    expect(error).toMatchObject({ code: 'TIMEOUT', reason: 'connect', phase: 'proxy-lookup' })
  })

  test('that answers with an error is no direct way', async () => {
    const own = new DirectClient({ lookup, systemProxy: () => Promise.reject(new Error('no answer')) })
    const error = await failureOf(own.execute(get('http://a.test/')))
    expect(error).toMatchObject({ code: 'PROXY', reason: 'lookup', phase: 'proxy-lookup' })
  })

  test('is not asked when a request says so', async () => {
    await using server = await startHttpServer((_, response) => response.end('ok'))
    vi.stubEnv('http_proxy', 'http://127.0.0.1:1')
    const own = new DirectClient()
    const { exchange } = await own.execute(get(`${server.origin}/`), { proxy: { mode: 'none' } })
    expect(exchange.hops[0]?.connection?.proxy).toBeUndefined()
    await own.close()
  })
})

test('a body goes through a forwarding proxy, and the connection is used again', async () => {
  await using proxy = await startHttpServer((request, response) => {
    request.pipe(response.writeHead(200, { 'X-Asked': `${request.method} ${request.url}` }))
  })
  const body = { kind: 'bytes' as const, bytes: new TextEncoder().encode('so it goes') }
  const settings = by(`http://127.0.0.1:${proxy.port}`)
  for (const reused of [false, true]) {
    const response = await client.execute(get('http://a.test/x', { method: 'POST', body }), settings)
    expect(response.exchange.hops[0]?.response?.headers).toContainEqual(['X-Asked', 'POST http://a.test/x'])
    expect(response.exchange.hops[0]?.connection?.reused).toBe(reused)
    expect(await response.text()).toBe('so it goes')
  }
})
