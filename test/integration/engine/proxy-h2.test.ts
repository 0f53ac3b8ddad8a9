import { once } from 'node:events'
import http2 from 'node:http2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { readCertificate, readLeafKey } from '#test/fixtures/certs/certificates.ts'
import { get } from '#test/fixtures/requests.ts'
import { type ConnectProxy, startConnectProxy } from '#test/fixtures/servers/connect-proxy.ts'

const ESTABLISHED = 'HTTP/1.1 200 OK\r\n\r\n'
const certificate = { cert: readCertificate('good'), key: readLeafKey() }
const client = new DirectClient({ trust: [readCertificate('ca')] })
const secure = http2.createSecureServer(certificate)
const plain = http2.createServer()
let proxy: ConnectProxy
let secureProxy: ConnectProxy

beforeAll(async () => {
  for (const server of [secure, plain]) {
    server.on('request', (request, response) => response.end(request.httpVersion))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  }
  proxy = await startConnectProxy(ESTABLISHED)
  secureProxy = await startConnectProxy(ESTABLISHED, { ...certificate, ALPNProtocols: ['h2', 'http/1.1'] })
})
afterAll(async () => {
  await client.close()
  await Promise.all([proxy.empty(), secureProxy.empty()])
  await Promise.all([proxy[Symbol.asyncDispose](), secureProxy[Symbol.asyncDispose]()])
  secure.close()
  plain.close()
})

const portOf = (server: { address(): unknown }) => {
  const address = server.address()
  return typeof address === 'object' && address && 'port' in address ? Number(address.port) : 0
}

test.each(['http', 'https'])('HTTP/2 is spoken through a tunnel of an %s proxy', async scheme => {
  const { port } = scheme === 'http' ? proxy : secureProxy
  const settings: ExecuteSettings = { proxy: { mode: 'url', url: `${scheme}://localhost:${port}` } }
  const request = get(`https://localhost:${portOf(secure)}/`)
  const responses = await Promise.all([1, 2, 3].map(() => client.execute(request, settings)))
  for (const response of responses) {
    const { connection } = response.exchange.hops[0] ?? {}
    expect(connection?.protocol).toBe('h2')
    // To the proxy itself only HTTP/1.1 is offered: CONNECT is written in that.
    expect(connection?.proxy?.tls?.alpn).toBe(scheme === 'https' ? 'http/1.1' : undefined)
    expect(await response.text()).toBe('2.0')
  }
})

test('HTTP/2 by prior knowledge goes through a tunnel too', async () => {
  const settings: ExecuteSettings = {
    protocol: '2',
    proxy: { mode: 'url', url: `http://sonde:secret@localhost:${proxy.port}` }
  }
  const { exchange } = await client.execute(get(`http://localhost:${portOf(plain)}/`), settings)
  expect(exchange.hops[0]?.connection).toMatchObject({ protocol: 'h2c', proxy: { tunnel: true } })
  expect(exchange.hops[0]?.request.headers.map(([name]) => name.toLowerCase())).not.toContain(
    'proxy-authorization'
  )
})
