import { createServer as createH2Server } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locate, readCertificate, readLeafKey } from '#test/fixtures/certs/certificates.ts'
import { runnableCollection, runnableRequest } from '#test/fixtures/runnable-collection.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { type Outcome, sonde } from './run-sonde.ts'

const trusting = ['--ca-cert', locate('ca.pem')]

let server: HttpServer
let proxy: HttpServer
const arrived: number[] = []

beforeAll(async () => {
  server = await startHttpServer((_, response) => {
    arrived.push(performance.now())
    response.end('directly')
  })
  proxy = await startHttpServer((_, response) => void response.end('by the proxy'))
})
afterAll(async () => {
  for (const each of [server, proxy]) await each[Symbol.asyncDispose]()
})

/** Runs one request, which passes when it is answered with this body. */
async function runFor(body: string, url: string, ...flags: string[]): Promise<Outcome> {
  const runtime = `  assertions:\n    - expression: res.body\n      operator: eq\n      value: "${body}"\n`
  const folder = await runnableCollection({ 'a.yml': runnableRequest('A', { url, runtime }) })
  return sonde(['run', folder, ...flags])
}

async function portOf(listening: Server): Promise<number> {
  await new Promise<void>(resolve => listening.listen(0, '127.0.0.1', resolve))
  return (listening.address() as AddressInfo).port
}

test('--proxy and -x go by it, but not for --noproxy', async () => {
  for (const flag of ['--proxy', '-x'])
    expect(await runFor('by the proxy', server.origin, flag, proxy.origin)).toMatchObject({ status: 0 })
  const around = await runFor('directly', server.origin, '-x', proxy.origin, '--noproxy', '127.0.0.1')
  expect(around.status).toBe(0)
})

test('--resolve says where a host is', async () => {
  const url = `http://sonde.test:${server.port}/`
  const flags = ['--resolve', `sonde.test:${server.port}:127.0.0.1`]
  expect(await runFor('directly', url, ...flags)).toMatchObject({ status: 0 })
})

test('--http1.1 and --http2 are spoken alone', async () => {
  const h2 = createH2Server((_, response) => void response.end('two'))
  const url = `http://127.0.0.1:${await portOf(h2)}/`
  expect(await runFor('two', url, '--http2')).toMatchObject({ status: 0 })
  expect(await runFor('two', url, '--http1.1')).toMatchObject({ status: 1 })
  h2.close()
})

test('--tls1.3 refuses an older version', async () => {
  const old = createHttpsServer(
    { cert: readCertificate('good'), key: readLeafKey(), maxVersion: 'TLSv1.2' },
    (_, response) => void response.end('old')
  )
  const url = `https://127.0.0.1:${await portOf(old)}/`
  expect(await runFor('old', url, ...trusting)).toMatchObject({ status: 0 })
  expect(await runFor('old', url, ...trusting, '--tls1.3')).toMatchObject({ status: 1 })
  old.close()
})

test('--client-cert, --client-key and --client-key-passphrase prove who sends', async () => {
  const mutual = createHttpsServer(
    {
      ...{ cert: readCertificate('good'), key: readLeafKey(), ca: readCertificate('client-ca') },
      ...{ requestCert: true, rejectUnauthorized: true }
    },
    ({ socket }, response) => void response.end(String((socket as TLSSocket).authorized))
  )
  const url = `https://localhost:${await portOf(mutual)}/`
  const pem = ['--client-cert', locate('client.pem'), '--client-key', locate('client.key')]
  const pkcs12 = ['--client-cert', locate('client.p12'), '--client-key-passphrase', 'sonde']
  for (const flags of [pem, pkcs12])
    expect(await runFor('true', url, ...trusting, ...flags)).toMatchObject({ status: 0 })
  expect(await runFor('true', url, ...trusting)).toMatchObject({ status: 1 })
  mutual.close()
})

test('--connect-timeout is for the connection', async () => {
  // An address that is for documentation alone (RFC 5737) answers nobody; some networks say at once that it is none.
  const { status, stdout } = await runFor('', 'http://192.0.2.1/', '--connect-timeout', '100ms')
  expect(status).toBe(1)
  expect(stdout).toContain('192.0.2.1')
})

test('--delay lies between two requests, and not before the first', async () => {
  arrived.length = 0
  const one = runnableRequest('One', { url: server.origin, seq: 1 })
  const two = runnableRequest('Two', { url: server.origin, seq: 2 })
  const folder = await runnableCollection({ '1.yml': one, '2.yml': two })
  expect(await sonde(['run', folder, '--delay', '300ms'])).toMatchObject({ status: 0 })
  const [first = 0, second = 0] = arrived
  // A timer may end a millisecond early.
  expect(second - first).toBeGreaterThanOrEqual(299)
})

test('--help and -h show the flags', async () => {
  const { status, stdout } = await sonde(['run', '--help'])
  expect(status).toBe(0)
  expect(stdout).toContain('--connect-timeout')
  expect(await sonde(['run', '-h'])).toMatchObject({ status: 0, stdout })
})
