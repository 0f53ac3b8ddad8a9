import { once } from 'node:events'
import http2 from 'node:http2'
import type { TlsOptions } from 'node:tls'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { ClientCertificate } from '#shared/model/tls-settings.ts'
import {
  locate,
  readCertificate,
  readKey,
  readLeafKey,
  readPkcs12
} from '#test/fixtures/certs/certificates.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { hasOpenssl, startOpenssl } from '#test/fixtures/servers/openssl.ts'
import { startTlsServer } from '#test/fixtures/servers/tls-server.ts'

const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }]
const urlOf = ({ port }: { port: number }) => `https://sonde.test:${port}/`
const passphrase = 'sonde'
const certificate = readCertificate('client')
const demanding: TlsOptions = { requestCert: true, ca: readCertificate('client-ca') }

let client: DirectClient
beforeEach(() => {
  client = new DirectClient({ lookup, trust: [readCertificate('ca')] })
})
afterEach(() => client.close())

const identities: Record<string, ClientCertificate> = {
  'PEM with a plain key': { kind: 'pem', certificate, key: readKey('client') },
  'PEM with an encrypted key': {
    kind: 'pem',
    certificate,
    key: readKey('client-encrypted'),
    passphrase
  },
  'PEM with a key encrypted in the older way': {
    kind: 'pem',
    certificate,
    key: readKey('client-encrypted-traditional'),
    passphrase
  },
  'PEM with the authority before the certificate': {
    kind: 'pem',
    certificate: readCertificate('client-ca', 'client'),
    key: `${certificate}\n${readKey('client')}`
  },
  'PKCS#12': { kind: 'pkcs12', bytes: readPkcs12('client'), passphrase }
}
const own = identities['PEM with a plain key']

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('over %s', version => {
  test.each(Object.keys(identities))('%s is shown to a server that asks', async kind => {
    await using server = await startTlsServer({ ...demanding, minVersion: version, maxVersion: version })
    const { exchange } = await client.execute(get(urlOf(server)), {
      tls: { clientCertificate: identities[kind] }
    })
    expect(server.client).toBe('client')
    expect(exchange.hops[0]?.connection?.tls).toMatchObject({ version, clientCertificate: 'CN=client' })
  })

  test('none is shown to a server that does not ask', async () => {
    await using server = await startTlsServer({ minVersion: version, maxVersion: version })
    await client.execute(get(urlOf(server)), { tls: { clientCertificate: own } })
    expect(server.client).toBeUndefined()
  })
})

test('requests with and without it share no connection', async () => {
  await using server = await startTlsServer({ ...demanding, rejectUnauthorized: false })
  await client.execute(get(urlOf(server)), { tls: { clientCertificate: own } })
  expect(server.client).toBe('client')
  const { exchange } = await client.execute(get(urlOf(server)))
  expect(server.client).toBeUndefined()
  expect(exchange.hops[0]?.connection).toMatchObject({ reused: false })
})

test('an authority that lies beside it in a PKCS#12 file is not trusted for that', async () => {
  await using server = await startTlsServer({ cert: readCertificate('below-client-ca') })
  const clientCertificate = identities['PKCS#12']
  const error = await failureOf(client.execute(get(urlOf(server)), { tls: { clientCertificate } }))
  expect(error).toMatchObject({ code: 'CERTIFICATE', reason: 'unknown-issuer' })
  expect(error.facts.subject).toBe('CN=Sonde test authority for clients')
  expect(server.received).toBe(0)
  const tls = { clientCertificate, ca: [readCertificate('client-ca')] }
  const { exchange } = await client.execute(get(urlOf(server)), { tls })
  expect(exchange.hops[0]?.connection?.tls?.authorized).toBe(true)
})

test('a server of HTTP/2 that requires one says so', async () => {
  const server = http2.createSecureServer({
    cert: readCertificate('good'),
    key: readLeafKey(),
    ...demanding,
    rejectUnauthorized: true
  })
  server.on('stream', stream => stream.respond({ ':status': 204 }, { endStream: true }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { exchange } = await client.execute(get(urlOf({ port })), { tls: { clientCertificate: own } })
  expect(exchange.hops[0]?.response).toMatchObject({ status: 204, httpVersion: '2' })
  const error = await failureOf(client.execute(get(urlOf({ port }))))
  expect(error).toMatchObject({ code: 'TLS', reason: 'client-certificate' })
  await client.close()
  server.close()
})

describeServer('openssl s_server', hasOpenssl, () => {
  describe.each(['tls1_2', 'tls1_3'])('-%s, which requires a client certificate', version => {
    const require = [
      `-${version}`,
      '-Verify',
      '3',
      '-verify_return_error',
      '-CAfile',
      locate('client-ca.pem')
    ]

    test('lets the right one in', async () => {
      await using server = await startOpenssl(...require)
      const { exchange } = await client.execute(get(urlOf(server)), { tls: { clientCertificate: own } })
      expect(exchange.hops[0]?.response?.status).toBe(200)
    })

    test.each<[string, ClientCertificate | undefined, string]>([
      ['none', undefined, 'client-certificate'],
      [
        'one of an authority that it does not know',
        { kind: 'pem', certificate: readCertificate('good'), key: readLeafKey() },
        'client-certificate-unknown-ca'
      ],
      [
        'one that has expired',
        { kind: 'pem', certificate: readCertificate('expired-client'), key: readKey('client') },
        'client-certificate-expired'
      ]
    ])('%s', async (_, clientCertificate, reason) => {
      await using server = await startOpenssl(...require)
      const tls = clientCertificate ? { clientCertificate } : {}
      const error = await failureOf(client.execute(get(urlOf(server)), { tls }))
      expect(error).toMatchObject({ code: 'TLS', reason, exit: 35 })
    })
  })
})
