import { createHash, X509Certificate } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { readCertificate, readKey } from '#test/fixtures/certs/certificates.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { startTlsServer } from '#test/fixtures/servers/tls-server.ts'

const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }]

/** As one takes it with `openssl x509 -pubkey | openssl pkey -outform der | openssl dgst -sha256 -binary | base64`. */
function pinOf(certificate: string): string {
  const spki = new X509Certificate(readCertificate(certificate)).publicKey.export({
    type: 'spki',
    format: 'der'
  })
  return `sha256/${createHash('sha256').update(spki).digest('base64')}`
}

const urlOf = ({ port }: { port: number }) => `https://sonde.test:${port}/secret`
const behindIntermediate = { cert: readCertificate('below-intermediate', 'intermediate') }
const servers = {
  EC: {},
  RSA: { cert: readCertificate('rsa'), key: readKey('rsa') },
  'EC behind an intermediate': behindIntermediate
}

let client: DirectClient
beforeEach(() => {
  client = new DirectClient({ lookup, trust: [readCertificate('ca')] })
})
afterEach(() => client.close())

describe.each([{ insecure: false }, { insecure: true }])('%o', ({ insecure }) => {
  test.each([
    ['the server', 'EC', 'good'],
    ['the server', 'RSA', 'rsa'],
    ['the intermediate', 'EC behind an intermediate', 'intermediate'],
    ['the root, which the server does not send', 'EC behind an intermediate', 'ca']
  ] as const)('the key of %s: %s', async (_, kind, pinned) => {
    await using server = await startTlsServer(servers[kind])
    const pins = [pinOf('client'), pinOf(pinned)]
    const { exchange } = await client.execute(get(urlOf(server)), { insecure, tls: { pins } })
    expect(exchange.hops[0]?.connection?.tls?.pinned).toBe(pinOf(pinned))
  })

  test.each([
    ['EC', 'TLSv1.2'],
    ['EC', 'TLSv1.3'],
    ['RSA', 'TLSv1.2'],
    ['RSA', 'TLSv1.3'],
    ['EC behind an intermediate', 'TLSv1.2'],
    ['EC behind an intermediate', 'TLSv1.3']
  ] as const)('another key: %s over %s gets no byte of the request', async (kind, maxVersion) => {
    await using server = await startTlsServer({ ...servers[kind], maxVersion })
    const call = client.execute(get(urlOf(server)), { insecure, tls: { pins: [pinOf('client')] } })
    const error = await failureOf(call)
    await server.empty()
    // The client's last message of the handshake is a whole flight before its end in TLS 1.2, and the very end in 1.3.
    if (maxVersion === 'TLSv1.2') expect(server.handshakes).toBe(1)
    expect(server.received).toBe(0)
    expect(error).toMatchObject({ code: 'PIN', phase: 'tls', exit: 90 })
    expect(error.exchange.hops[0]?.sent).toBeUndefined()
  })
})

test('the error names the keys that could be pinned, as one would pin them', async () => {
  await using server = await startTlsServer(behindIntermediate)
  const call = client.execute(get(urlOf(server)), { tls: { pins: [pinOf('client')] } })
  const { facts } = await failureOf(call)
  const keys = ['below-intermediate', 'intermediate', 'ca'].map(pinOf).join(', ')
  expect(facts).toMatchObject({ host: 'sonde.test', keys })
})

test.each([
  ['whose name the issuer has, but whose key did not sign', ['forged', 'ca'], 'ca'],
  ['beyond one that signed without being an authority', ['below-good', 'good', 'ca'], 'ca']
])('a certificate %s does not count, insecure or not', async (_, chain, pinned) => {
  await using server = await startTlsServer({ cert: readCertificate(...chain) })
  const stranger = new DirectClient({ lookup })
  const tls = { pins: [pinOf(pinned)] }
  const error = await failureOf(stranger.execute(get(urlOf(server)), { insecure: true, tls }))
  await stranger.close()
  await server.empty()
  expect(error.code).toBe('PIN')
  expect(server.received).toBe(0)
})

test('a connection without the pin is none for a request that has it', async () => {
  await using server = await startTlsServer()
  await client.execute(get(urlOf(server)))
  const error = await failureOf(client.execute(get(urlOf(server)), { tls: { pins: [pinOf('client')] } }))
  expect(error.code).toBe('PIN')
})
