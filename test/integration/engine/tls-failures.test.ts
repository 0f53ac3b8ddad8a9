import type { TlsOptions } from 'node:tls'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { ExecuteOptions } from '#shared/client/http-client.ts'
import type { Hop } from '#shared/model/exchange.ts'
import { Exchange } from '#shared/model/exchange.ts'
import { readCertificate, readKey } from '#test/fixtures/certs/certificates.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { hasOpenssl, startOpenssl } from '#test/fixtures/servers/openssl.ts'
import { startRawServer } from '#test/fixtures/servers/raw-server.ts'
import { startTlsServer } from '#test/fixtures/servers/tls-server.ts'

const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }]
const named = (name: string): TlsOptions => ({ cert: readCertificate(name, 'ca') })

let client: DirectClient
beforeEach(() => {
  client = new DirectClient({ lookup, trust: [readCertificate('ca')] })
})
afterEach(() => client.close())

async function failingHop(port: number, options: ExecuteOptions = {}, from = client): Promise<Hop> {
  const { exchange } = await failureOf(from.execute(get(`https://sonde.test:${port}/`), options))
  const [hop] = Exchange.parse(exchange).hops
  if (!hop) throw new Error('there is no hop')
  expect(hop.connection).toBeUndefined()
  expect(hop.sent).toBeUndefined()
  return hop
}

describe('of a certificate that is refused, the chain is shown and the one at fault marked', () => {
  test.each<[string, TlsOptions, { reason: string; at: number; subject: string }]>([
    ['expired', named('expired'), { reason: 'expired', at: 0, subject: 'CN=expired' }],
    [
      'not yet valid',
      named('not-yet-valid'),
      { reason: 'not-yet-valid', at: 0, subject: 'CN=not-yet-valid' }
    ],
    [
      'an expired intermediate',
      { cert: readCertificate('below-expired', 'expired-intermediate') },
      { reason: 'expired', at: 1, subject: 'CN=expired-intermediate' }
    ],
    [
      'self-signed',
      { cert: readCertificate('self-signed') },
      { reason: 'self-signed', at: 0, subject: 'CN=self-signed' }
    ],
    [
      'not an authority',
      { cert: readCertificate('below-good', 'good', 'ca') },
      { reason: 'not-a-ca', at: 1, subject: 'CN=good' }
    ]
  ])('%s', async (_, options, { reason, at, subject }) => {
    await using server = await startTlsServer(options)
    const { error, handshake } = await failingHop(server.port)
    expect(error).toMatchObject({ code: 'CERTIFICATE', reason, phase: 'tls' })
    expect(handshake).toMatchObject({
      peer: 'server',
      remoteAddress: `127.0.0.1:${server.port}`,
      version: 'TLSv1.3',
      sni: 'sonde.test',
      expectedName: 'sonde.test',
      fault: { reason, at }
    })
    expect(handshake?.chain[at]?.subject).toBe(subject)
  })

  test('an authority that nobody here trusts', async () => {
    await using server = await startTlsServer({ cert: readCertificate('below-intermediate', 'intermediate') })
    const stranger = new DirectClient({ lookup })
    const { handshake } = await failingHop(server.port, {}, stranger)
    await stranger.close()
    expect(handshake?.fault).toEqual({ reason: 'unknown-issuer', at: 1 })
    expect(handshake?.chain.map(({ trustedIn }) => trustedIn)).toEqual([undefined, undefined])
  })

  test('another name', async () => {
    await using server = await startTlsServer()
    const { handshake } = await failingHop(server.port, { tls: { serverName: 'else.test' } })
    expect(handshake).toMatchObject({
      expectedName: 'else.test',
      fault: { reason: 'hostname-mismatch', at: 0 }
    })
  })

  test('a key that is not pinned is no certificate’s fault', async () => {
    await using server = await startTlsServer()
    const { error, handshake } = await failingHop(server.port, {
      tls: { pins: [`sha256/${'A'.repeat(43)}=`] }
    })
    expect(error?.code).toBe('PIN')
    expect(handshake?.fault).toEqual({ reason: 'not-pinned' })
    expect(handshake?.chain).toHaveLength(2)
  })
})

test('where it is not verified, the certificate at fault is marked at the connection', async () => {
  await using server = await startTlsServer({ cert: readCertificate('expired', 'ca') })
  const { exchange } = await client.execute(get(`https://sonde.test:${server.port}/`), { insecure: true })
  expect(exchange.hops[0]?.connection?.tls?.fault).toEqual({ reason: 'expired', at: 0 })
})

test('what was shown is at hand as PEM, refused or not', async () => {
  await using server = await startTlsServer({ cert: readCertificate('expired', 'ca') })
  const { handshake } = await failingHop(server.port)
  const pem = client.findCertificate(handshake?.chain[0]?.fingerprint256 ?? '')
  expect(pem?.trim()).toBe(readCertificate('expired').trim())
  expect(client.findCertificate('00')).toBeUndefined()
})

describe('of a handshake that is broken off, what was seen until then is told', () => {
  test('plain HTTP on the port', async () => {
    await using server = await startHttpServer((_, response) => response.end('x'))
    const { error, handshake } = await failingHop(server.port)
    expect(error).toMatchObject({ code: 'TLS', reason: 'not-tls' })
    expect(handshake).toMatchObject({ alpnOffered: ['h2', 'http/1.1'], sni: 'sonde.test', chain: [] })
    expect(handshake?.version).toBeUndefined()
    expect(handshake?.cipher).toBeUndefined()
  })

  test('a server that closes', async () => {
    await using server = await startRawServer(socket => socket.once('data', () => socket.end()))
    const { error, handshake } = await failingHop(server.port)
    expect(error?.reason).toBe('closed')
    expect(handshake?.chain).toEqual([])
  })

  test('no version in common', async () => {
    await using server = await startTlsServer({ maxVersion: 'TLSv1.2' })
    const { error, handshake } = await failingHop(server.port, { tls: { minVersion: 'TLSv1.3' } })
    expect(error?.reason).toBe('version')
    expect(handshake).toMatchObject({ chain: [] })
  })

  test('no protocol in common', async () => {
    await using server = await startTlsServer({ ALPNProtocols: ['http/1.1'] })
    const { error, handshake } = await failingHop(server.port, { protocol: '2' })
    expect(error?.reason).toBe('alpn')
    expect(handshake?.alpnOffered).toEqual(['h2'])
  })
})

test('a proxy’s own handshake is told as the proxy’s', async () => {
  await using proxy = await startTlsServer({ cert: readCertificate('rsa'), key: readKey('rsa') })
  const stranger = new DirectClient({ lookup })
  const { error, handshake } = await failingHop(
    443,
    { proxy: { mode: 'url', url: `https://127.0.0.1:${proxy.port}` } },
    stranger
  )
  await stranger.close()
  expect(error).toMatchObject({ code: 'CERTIFICATE', phase: 'proxy-tls' })
  expect(handshake).toMatchObject({ peer: 'proxy', remoteAddress: `127.0.0.1:${proxy.port}` })
  expect(handshake?.chain[0]?.key).toEqual({ kind: 'rsa', bits: 2048 })
})

describeServer('openssl', hasOpenssl, () => {
  test.each([
    ['TLSv1.2', '-tls1_2', false],
    ['TLSv1.3', '-tls1_3', true]
  ] as const)('a client certificate that is wanted, over %s', async (version, flag, connects) => {
    await using server = await startOpenssl('-Verify', '1', '-verify_return_error', flag)
    const { exchange, ...error } = await failureOf(client.execute(get(`https://sonde.test:${server.port}/`)))
    expect(error).toMatchObject({ code: 'TLS', reason: 'client-certificate' })
    const [hop] = exchange.hops
    // In TLS 1.3 it is told only when the client has its session: the chain is then that of the connection.
    const { chain } = (connects ? hop?.connection?.tls : hop?.handshake) ?? {}
    expect(hop?.handshake === undefined).toBe(connects)
    expect(chain?.[0]).toMatchObject({ subject: 'CN=good' })
    expect((connects ? hop?.connection?.tls : hop?.handshake)?.version).toBe(version)
  })
})
