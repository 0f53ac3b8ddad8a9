import { createHash, createPublicKey, X509Certificate } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { readCertificate } from '#test/fixtures/certs/certificates.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { answeringOnce, startRawServer } from '#test/fixtures/servers/raw-server.ts'
import { TLS_BACKEND } from '#test/fixtures/tls-backend.ts'

const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }]
const trust = [readCertificate('ca')]

describe('a trusted certificate', () => {
  test('is shown with its chain and its pin', async () => {
    await using server = await startHttpServer((_, response) => response.end('x'), { certificate: 'good' })
    const client = new DirectClient({ lookup, trust })
    const { exchange } = await client.execute(get(`https://sonde.test:${server.port}/`))
    const hop = exchange.hops[0]
    expect(hop?.phases.map(({ name }) => name)).toEqual(['dns', 'tcp', 'tls', 'send', 'ttfb', 'download'])
    const { tls } = hop?.connection ?? {}
    expect(tls).toMatchObject({ version: 'TLSv1.3', alpn: 'http/1.1', sni: 'sonde.test', authorized: true })
    const leaf = new X509Certificate(readCertificate('good'))
    const spki = createPublicKey(readCertificate('good')).export({ type: 'spki', format: 'der' })
    expect(tls?.chain.map(({ subject }) => subject)).toEqual(['CN=good', 'CN=Sonde test authority'])
    expect(tls?.chain[0]).toEqual({
      subject: 'CN=good',
      issuer: 'CN=Sonde test authority',
      san: ['DNS:sonde.test', 'DNS:localhost', 'IP Address:127.0.0.1', 'IP Address:0:0:0:0:0:0:0:1'],
      validFrom: '2024-01-01T00:00:00.000Z',
      validTo: '2123-01-01T00:00:00.000Z',
      fingerprint256: createHash('sha256').update(leaf.raw).digest('hex'),
      spki256: createHash('sha256').update(spki).digest('base64'),
      key: { kind: 'ec', curve: 'prime256v1' },
      signatureAlgorithm: 'ecdsa-with-SHA256',
      serialNumber: leaf.serialNumber.toLowerCase(),
      ca: false
    })
    expect(tls?.chain[1]).toMatchObject({ ca: true, trustedIn: 'added CA' })
    expect(tls).toMatchObject({ alpnOffered: ['h2', 'http/1.1'], expectedName: 'sonde.test', resumed: false })
    expect(tls?.fault).toBeUndefined()
    await client.close()
  })

  test('is verified for an address as well, without a server name', async () => {
    await using server = await startHttpServer((_, response) => response.end('x'), { certificate: 'good' })
    const client = new DirectClient({ trust })
    const { exchange } = await client.execute(get(`https://127.0.0.1:${server.port}/`))
    expect(exchange.hops[0]?.connection?.tls?.authorized).toBe(true)
    expect(exchange.hops[0]?.connection?.tls?.sni).toBeUndefined()
    await client.close()
  })

  test('is asked for by a name without the dot that the URL ends it with (RFC 6066 §3)', async () => {
    await using server = await startHttpServer((_, response) => response.end('x'), { certificate: 'good' })
    const client = new DirectClient({ lookup, trust })
    const { exchange } = await client.execute(get(`https://sonde.test.:${server.port}/`))
    expect(exchange.hops[0]?.connection?.tls).toMatchObject({ sni: 'sonde.test', authorized: true })
    await client.close()
  })

  test('carries many requests over one connection', async () => {
    await using server = await startHttpServer((_, response) => response.end('x'), { certificate: 'good' })
    const client = new DirectClient({ lookup, trust })
    await client.execute(get(`https://sonde.test:${server.port}/`))
    const request = get(`https://sonde.test:${server.port}/`, { headers: [['Host', 'other.test']] })
    const { exchange } = await client.execute(request)
    expect(exchange.hops[0]?.connection?.reused).toBe(true)
    await client.close()
  })
})

describe('a certificate that is not trusted', () => {
  // BoringSSL does not even serve it.
  test.skipIf(TLS_BACKEND === 'boringssl')(
    'may be malformed: it is refused, and shown as far as it can be read',
    async () => {
      await using server = await startHttpServer((_, response) => response.end('x'), {
        certificate: 'bad-time'
      })
      const client = new DirectClient({ lookup })
      const url = `https://sonde.test:${server.port}/`
      expect(await failureOf(client.execute(get(url)))).toMatchObject({
        code: 'CERTIFICATE',
        reason: 'bad-date',
        phase: 'tls'
      })
      const { exchange } = await client.execute(get(url), { insecure: true })
      expect(exchange.hops[0]?.connection?.tls?.chain[0]).toMatchObject({
        subject: 'CN=self-signed',
        validFrom: ''
      })
      await client.close()
    }
  )

  test.each([
    ['self-signed', 'self-signed', /self-signed: nobody vouches for “CN=self-signed”/],
    ['good', 'missing-issuer', /“CN=good” was issued by “CN=Sonde test authority”/],
    ['expired', 'expired', /server’s certificate “CN=expired” expired on 2021-01-01 00:00 UTC/],
    ['not-yet-valid', 'not-yet-valid', /not valid before 2120-01-01 00:00 UTC/],
    ['wrong-host', 'hostname-mismatch', /is for DNS:elsewhere\.test, not for sonde\.test/]
  ])('%s: %s', async (certificate, reason, sentence) => {
    let requests = 0
    await using server = await startRawServer(socket => socket.on('data', () => requests++), { certificate })
    const client = new DirectClient({ lookup, trust: certificate === 'good' ? [] : trust })
    const error = await failureOf(client.execute(get(`https://sonde.test:${server.port}/`)))
    expect(error.toRecord()).toMatchObject({ code: 'CERTIFICATE', reason, phase: 'tls' })
    expect(error.message).toMatch(sentence)
    expect(error.exchange.hops[0]?.sent).toBeUndefined()
    await server.empty()
    expect(requests).toBe(0)
  })

  test('is accepted, and shown as it is, when it is not to be verified', async () => {
    await using server = await startHttpServer((_, response) => response.end('x'), {
      certificate: 'self-signed'
    })
    const client = new DirectClient({ lookup })
    const request = get(`https://sonde.test:${server.port}/`)
    const { exchange } = await client.execute(request, { insecure: true })
    expect(exchange.insecure).toBe(true)
    expect(exchange.hops[0]?.connection?.tls).toMatchObject({
      authorized: false,
      authorizationError: 'DEPTH_ZERO_SELF_SIGNED_CERT'
    })
    // The connection that was not verified is none for a request that wants it verified.
    expect((await failureOf(client.execute(request))).code).toBe('CERTIFICATE')
    await client.close()
  })
})

describe('a port that does not speak TLS', () => {
  test('but HTTP', async () => {
    await using server = await startHttpServer((_, response) => response.end('x'))
    const error = await failureOf(new DirectClient().execute(get(`https://127.0.0.1:${server.port}/`)))
    expect(error.toRecord()).toMatchObject({ code: 'TLS', reason: 'not-tls', phase: 'tls' })
  })

  test('but closes', async () => {
    await using server = await startRawServer(socket => socket.once('data', () => socket.end()))
    const error = await failureOf(new DirectClient().execute(get(`https://127.0.0.1:${server.port}/`)))
    expect(error.toRecord()).toMatchObject({ code: 'TLS', reason: 'closed', phase: 'tls' })
  })

  test('and the other way round: HTTP to a port that expects TLS', async () => {
    await using server = await startHttpServer(() => {}, { certificate: 'good' })
    const error = await failureOf(new DirectClient().execute(get(`http://127.0.0.1:${server.port}/`)))
    expect(['PROTOCOL tls-port', 'CONNECTION_CLOSED before-response']).toContain(
      `${error.code} ${error.reason}`
    )
  })
})

test('a body that breaks off under TLS is told as such', async () => {
  await using server = await startRawServer(
    answeringOnce('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabcd'),
    { certificate: 'good' }
  )
  const client = new DirectClient({ lookup, trust })
  const error = await failureOf(client.execute(get(`https://sonde.test:${server.port}/`)))
  expect(error.toRecord()).toMatchObject({ code: 'CONNECTION_CLOSED', reason: 'mid-body' })
  await client.close()
})

test.each([
  ['ended by its connection alone', 'HTTP/1.1 200 OK\r\n\r\nbody', ['unproven-end']],
  ['with a length', 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbody', []]
])('of a body %s it is said whether it may have been cut off', async (_, answer, warnings) => {
  await using server = await startRawServer(answeringOnce(answer), { certificate: 'good' })
  const client = new DirectClient({ lookup, trust })
  const { exchange } = await client.execute(get(`https://sonde.test:${server.port}/`))
  expect(exchange.hops[0]?.warnings.map(({ code }) => code)).toEqual(warnings)
  await client.close()
})
