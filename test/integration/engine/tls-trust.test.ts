import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { readCertificate, readKey } from '#test/fixtures/certs/certificates.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { startTlsServer } from '#test/fixtures/servers/tls-server.ts'
import { TLS_BACKEND } from '#test/fixtures/tls-backend.ts'

const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }]
const urlOf = ({ port }: { port: number }, host = 'sonde.test') => `https://${host}:${port}/`
const ca = [readCertificate('ca')]
const belowIntermediate = readCertificate('below-intermediate')

let client: DirectClient
beforeEach(() => {
  client = new DirectClient({ lookup })
})
afterEach(() => client.close())

describe('an added authority', () => {
  test('is trusted by the requests that add it, beside all others, and no connection is shared', async () => {
    await using server = await startTlsServer()
    const { exchange } = await client.execute(get(urlOf(server)), { tls: { ca } })
    const { authorized, trustStores } = exchange.hops[0]?.connection?.tls ?? {}
    expect(authorized).toBe(true)
    expect(trustStores?.[0]).toMatch(/^bundled with /)
    expect(trustStores?.at(-1)).toBe('added CA')
    expect((await failureOf(client.execute(get(urlOf(server))))).code).toBe('CERTIFICATE')
    const again = await client.execute(get(urlOf(server)), { tls: { ca } })
    expect(again.exchange.hops[0]?.connection?.reused).toBe(true)
  })

  test('may be one of many in a file, and the last of several files', async () => {
    await using server = await startTlsServer()
    const tls = { ca: [readCertificate('client-ca'), readCertificate('client-ca', 'ca')] }
    const { exchange } = await client.execute(get(urlOf(server)), { tls })
    expect(exchange.hops[0]?.connection?.tls?.authorized).toBe(true)
  })

  test('may be an intermediate whose root is unknown', async () => {
    await using server = await startTlsServer({ cert: belowIntermediate })
    const tls = { ca: [readCertificate('intermediate')] }
    const { exchange } = await client.execute(get(urlOf(server)), { tls })
    expect(exchange.hops[0]?.connection?.tls?.authorized).toBe(true)
  })

  test('may be the very certificate of the server', async () => {
    await using server = await startTlsServer({ cert: readCertificate('self-signed') })
    const tls = { ca: [readCertificate('self-signed')] }
    const { exchange } = await client.execute(get(urlOf(server)), { tls })
    expect(exchange.hops[0]?.connection?.tls?.authorized).toBe(true)
  })

  test('that is none is refused at its field before anything is opened', async () => {
    await using server = await startTlsServer()
    const tls = { ca: [...ca, readKey('rsa')] }
    const refused = await client.execute(get(urlOf(server)), { tls }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'BUILD', field: 'tls.ca.1' })
    expect(server.handshakes).toBe(0)
  })
})

describe('a server name of one’s own', () => {
  test('is sent, and verified in the place of the host', async () => {
    await using server = await startTlsServer()
    const request = get(urlOf(server, 'elsewhere.test'))
    const { exchange } = await client.execute(request, { tls: { ca, serverName: 'sonde.test' } })
    expect(server.serverName).toBe('sonde.test')
    expect(exchange.hops[0]?.connection?.tls).toMatchObject({ sni: 'sonde.test', authorized: true })
  })

  test('is sent to an address too', async () => {
    await using server = await startTlsServer()
    await client.execute(get(urlOf(server, '127.0.0.1')), { tls: { ca, serverName: 'sonde.test' } })
    expect(server.serverName).toBe('sonde.test')
  })

  test('is not to be had from a server that is only who the URL says', async () => {
    await using server = await startTlsServer()
    const call = client.execute(get(urlOf(server)), { tls: { ca, serverName: 'elsewhere.test' } })
    const error = await failureOf(call)
    expect(error).toMatchObject({ code: 'CERTIFICATE', reason: 'hostname-mismatch' })
    expect(error.message).toMatch(/, not for elsewhere\.test\.$/)
    expect(server.received).toBe(0)
  })
})

describe('TLS 1.3 as the minimum', () => {
  const tls = { ca, minVersion: 'TLSv1.3' as const }

  test('is spoken', async () => {
    await using server = await startTlsServer()
    const { exchange } = await client.execute(get(urlOf(server)), { tls })
    expect(exchange.hops[0]?.connection?.tls?.version).toBe('TLSv1.3')
  })

  test('refuses a server that has only 1.2', async () => {
    await using server = await startTlsServer({ maxVersion: 'TLSv1.2' })
    const plain = await client.execute(get(urlOf(server)), { tls: { ca } })
    expect(plain.exchange.hops[0]?.connection?.tls?.version).toBe('TLSv1.2')
    const error = await failureOf(client.execute(get(urlOf(server)), { tls }))
    expect(error).toMatchObject({ code: 'TLS', reason: 'version', phase: 'tls', exit: 35 })
  })
})

describe('of a chain that is refused it is said which certificate is at fault', () => {
  const old = 'CN=expired-intermediate'
  test.each([
    [
      'the intermediate has expired',
      ['below-expired', 'expired-intermediate'],
      'expired',
      'intermediate',
      old
    ],
    [
      'the intermediate was not sent',
      ['below-intermediate'],
      'missing-issuer',
      'server’s',
      'CN=below-intermediate'
    ],
    ['one signed that may not', ['below-good', 'good'], 'not-a-ca', 'intermediate', 'CN=good'],
    ['it is for clients only', ['for-clients-only'], 'wrong-usage', 'server’s', 'CN=for-clients-only'],
    ['its signature is not its issuer’s', ['forged', 'ca'], 'bad-signature', 'server’s', 'CN=forged']
  ])('%s', async (_, chain, reason, role, subject) => {
    await using server = await startTlsServer({ cert: readCertificate(...chain) })
    const error = await failureOf(client.execute(get(urlOf(server)), { tls: { ca } }))
    expect(error).toMatchObject({ code: 'CERTIFICATE', reason, phase: 'tls', exit: 60 })
    expect(error.facts).toMatchObject({ role, subject })
    expect(error.message).toContain(`“${subject}”`)
    expect(server.received).toBe(0)
  })

  test.each([
    ['is not sent', ['below-intermediate', 'intermediate'], 'intermediate', 'CN=intermediate'],
    ['is sent', ['below-intermediate', 'intermediate', 'ca'], 'root', 'CN=Sonde test authority']
  ])('the root, which %s, is not known here', async (_, chain, role, subject) => {
    await using server = await startTlsServer({ cert: readCertificate(...chain) })
    const error = await failureOf(client.execute(get(urlOf(server))))
    expect(error).toMatchObject({ code: 'CERTIFICATE', reason: 'unknown-issuer' })
    expect(error.facts).toMatchObject({ role, subject, issuer: 'CN=Sonde test authority' })
  })

  // A server of BoringSSL uses them without being asked twice.
  const ciphers = TLS_BACKEND === 'openssl' ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}
  test.each([
    ['weak-key', 'weak', 'key'],
    ['weak-signature', 'leaf', 'signature']
  ])('%s', async (certificate, key, what) => {
    const options = { cert: readCertificate(certificate), key: readKey(key), ...ciphers }
    await using server = await startTlsServer(options)
    const error = await failureOf(client.execute(get(urlOf(server)), { tls: { ca } }))
    expect(error).toMatchObject({ code: 'CERTIFICATE', reason: `weak-${what}` })
    expect(error.facts).toMatchObject({ role: 'server’s', subject: `CN=${certificate}` })
    const { exchange } = await client.execute(get(urlOf(server)), { tls: { ca }, insecure: true })
    expect(exchange.hops[0]?.connection?.tls?.authorizationError).toMatch(/^EE_/)
  })
})

test('a protocol that the server does not speak is told as such', async () => {
  await using server = await startTlsServer({ ALPNProtocols: ['imap'] })
  const error = await failureOf(client.execute(get(urlOf(server)), { tls: { ca } }))
  expect(error).toMatchObject({ code: 'TLS', reason: 'no-http' })
})
