import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { readCertificate, readLeafKey } from '#test/fixtures/certs/certificates.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'

describe.skipIf(process.platform === 'win32')('a Unix socket', () => {
  const client = new DirectClient({ trust: [readCertificate('ca')] })
  const folder = mkdtempSync(join(tmpdir(), 'sonde-unix-'))
  const path = join(folder, 'plain.sock')
  const securePath = join(folder, 'secure.sock')
  const servers: (http.Server | https.Server)[] = []
  const answer: http.RequestListener = (request, response) =>
    response.end(`${request.headers.host} ${request.url}`)

  beforeAll(async () => {
    const options = { cert: readCertificate('good'), key: readLeafKey() }
    servers.push(
      http.createServer(answer).listen(path),
      https.createServer(options, answer).listen(securePath)
    )
    for (const server of servers) if (!server.listening) await once(server, 'listening')
  })
  afterAll(async () => {
    await client.close()
    for (const server of servers) server.close()
    rmSync(folder, { recursive: true })
  })

  test('takes the place of host and port, which are still said', async () => {
    const response = await client.execute(get('http://docker.invalid:1234/v1?x'), { unixSocket: path })
    expect(await response.text()).toBe('docker.invalid:1234 /v1?x')
    const [hop] = response.exchange.hops
    expect(hop?.phases.map(({ name }) => name)).toEqual(['tcp', 'send', 'ttfb', 'download'])
    expect(hop?.connection).toMatchObject({ remoteAddress: `unix:${path}`, localAddress: '' })
    const again = await client.execute(get('http://docker.invalid:1234/'), { unixSocket: path })
    expect(again.exchange.hops[0]?.connection?.reused).toBe(true)
  })

  test('takes the place of a proxy too', async () => {
    const settings = { unixSocket: path, proxy: { mode: 'url' as const, url: 'http://127.0.0.1:1' } }
    const { exchange } = await client.execute(get('http://a.invalid/'), settings)
    expect(exchange.hops[0]?.connection?.proxy).toBeUndefined()
  })

  test('carries TLS, verified for the host', async () => {
    const response = await client.execute(get('https://sonde.test/'), { unixSocket: securePath })
    expect(response.exchange.hops[0]?.connection?.tls).toMatchObject({ sni: 'sonde.test', authorized: true })
    const error = await failureOf(client.execute(get('https://a.test/'), { unixSocket: securePath }))
    expect(error).toMatchObject({ code: 'CERTIFICATE', reason: 'hostname-mismatch' })
  })

  test('that is not there', async () => {
    const error = await failureOf(client.execute(get('http://a/'), { unixSocket: '/nowhere/x.sock' }))
    expect(error).toMatchObject({ code: 'CONNECT', reason: 'ENOENT', phase: 'tcp', exit: 7 })
    expect(error.message).toBe('There is no socket at /nowhere/x.sock.')
  })

  test('that nobody listens on', async () => {
    const left = join(folder, 'left.sock')
    writeFileSync(left, '')
    const error = await failureOf(client.execute(get('http://a/'), { unixSocket: left }))
    expect(error).toMatchObject({ code: 'CONNECT', reason: 'unix-refused' })
    expect(error.message).toContain(`unix:${left} refused the connection`)
  })

  // Root may do everything.
  test.skipIf(process.getuid?.() === 0)('that one may not use', async () => {
    chmodSync(path, 0o000)
    const error = await failureOf(client.execute(get('http://other/'), { unixSocket: path }))
    chmodSync(path, 0o700)
    expect(error).toMatchObject({ code: 'CONNECT', reason: 'unix-denied' })
  })

  test.each([
    ['that is empty', '', 'is empty'],
    ['with a NUL in it', '/tmp/a\0b', 'contains a NUL character'],
    ['that is too long', `/tmp/${'é'.repeat(100)}`, 'has 205 bytes, and the system takes']
  ])('with a path %s', async (_, unixSocket, problem) => {
    await expect(client.execute(get('http://a/'), { unixSocket })).rejects.toMatchObject({
      code: 'BUILD',
      field: 'unixSocket',
      message: expect.stringContaining(problem)
    })
  })
})
