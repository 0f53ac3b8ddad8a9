import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createH2Server, createSecureServer } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locate, readCertificate, readLeafKey } from '#test/fixtures/certs/certificates.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde } from './run-sonde.ts'

const trusting = ['--ca-cert', locate('ca.pem')]

/** What a request was, as the one event of a stream. */
const echo: RequestListener = (request, response) => {
  const { method, url, headers } = request
  let body = ''
  request.setEncoding('utf8').on('data', chunk => {
    body += chunk
  })
  request.on('end', () => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.end(`data: ${JSON.stringify({ method, url, headers, body })}\n\n`)
  })
}

let server: HttpServer
let other: HttpServer
let proxy: HttpServer

beforeAll(async () => {
  other = await startHttpServer(echo)
  proxy = await startHttpServer(({ url }, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end(`data: by the proxy: ${url}\n\n`)
  })
  server = await startHttpServer((request, response) => {
    if (request.url === '/hang') return
    if (request.url === '/elsewhere')
      return void response.writeHead(302, { Location: other.origin, 'Set-Cookie': 'kept=1' }).end()
    if (request.url === '/login')
      return void response.writeHead(302, { Location: '/', 'Set-Cookie': 'kept=1' }).end()
    if (request.url === '/digest' && !request.headers.authorization) {
      const challenge = 'Digest realm="r", nonce="n", qop="auth", algorithm=SHA-256'
      return void response.writeHead(401, { 'WWW-Authenticate': challenge }).end()
    }
    echo(request, response)
  })
})
afterAll(async () => {
  for (const each of [server, other, proxy]) await each[Symbol.asyncDispose]()
})

const listen = (url: string, ...flags: string[]) => sonde(['sse', url, '--no-reconnect', ...flags])

/** What the server saw of a request with these flags. */
async function seenWith(path: string, ...flags: string[]): Promise<unknown> {
  const { status, stdout, stderr } = await listen(`${server.origin}${path}`, ...flags)
  expect({ status, stderr }).toMatchObject({ status: 0 })
  return JSON.parse(stdout)
}

async function portOf(listening: Server): Promise<number> {
  await new Promise<void>(resolve => listening.listen(0, '127.0.0.1', resolve))
  return (listening.address() as AddressInfo).port
}

test('--request, --header and --cookie are sent', async () => {
  const flags = ['--request', 'REPORT', '--header', 'X-A: 1', '--cookie', 'b=2']
  expect(await seenWith('/', ...flags)).toMatchObject({
    method: 'REPORT',
    headers: { 'x-a': '1', cookie: 'b=2' }
  })
})

test('--form is a multipart body, --urlencode one of a form', async () => {
  expect(await seenWith('/', '--form', 'a=b')).toMatchObject({
    method: 'POST',
    headers: { 'content-type': expect.stringMatching(/^multipart\/form-data; boundary=/) },
    body: expect.stringContaining('name="a"\r\n\r\nb\r\n')
  })
  expect(await seenWith('/', '--urlencode', 'a=b c')).toMatchObject({ body: 'a=b+c' })
})

test('--user proves who listens, --digest by a challenge, --aws-sigv4 by a signature', async () => {
  expect(await seenWith('/', '--user', 'a:b')).toMatchObject({ headers: { authorization: 'Basic YTpi' } })
  expect(await seenWith('/digest', '--user', 'a:b', '--digest')).toMatchObject({
    headers: { authorization: expect.stringMatching(/^Digest .*username="a"/) }
  })
  const signing = ['--aws-sigv4', 'eu-central-1/s3', '--user', 'KEY:SECRET', '--aws-session-token', 'token']
  expect(await seenWith('/', ...signing)).toMatchObject({
    headers: {
      authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=KEY\/\d{8}\/eu-central-1\/s3\//),
      'x-amz-security-token': 'token'
    }
  })
})

test('--keep-credentials lets them go to another origin', async () => {
  const credentials = ['--header', 'Authorization: Bearer t']
  const { stdout } = await listen(`${server.origin}/elsewhere`, ...credentials)
  expect(stdout).not.toContain('Bearer t')
  const kept = await listen(`${server.origin}/elsewhere`, ...credentials, '--keep-credentials')
  expect(kept.stdout).toContain('Bearer t')
})

test('--no-cookies keeps none between redirects', async () => {
  expect(await seenWith('/login')).toMatchObject({ headers: { cookie: 'kept=1' } })
  expect(await seenWith('/login', '--no-cookies')).not.toHaveProperty('headers.cookie')
})

test('--proxy is gone by, but not for --noproxy', async () => {
  const { stdout } = await listen(server.origin, '--proxy', proxy.origin)
  expect(stdout).toBe(`by the proxy: ${server.origin}/\n`)
  expect(await seenWith('/', '--proxy', proxy.origin, '--noproxy', '127.0.0.1')).toMatchObject({ url: '/' })
})

test('--unix-socket is connected to', async () => {
  const path = join(await temporaryFolder(), 'socket')
  const local = createHttpServer(echo)
  await new Promise<void>(resolve => local.listen(path, resolve))
  const { stdout } = await listen('http://nobody.invalid/', '--unix-socket', path)
  expect(JSON.parse(stdout)).toMatchObject({ headers: { host: 'nobody.invalid' } })
  local.closeAllConnections()
  local.close()
})

test('--http2 is spoken by prior knowledge, --http1.1 where the server offers both', async () => {
  const h2 = createH2Server((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: two\n\n')
  })
  expect(await listen(`http://127.0.0.1:${await portOf(h2)}/`, '--http2')).toMatchObject({ stdout: 'two\n' })
  h2.close()
  const both = createSecureServer(
    { cert: readCertificate('good'), key: readLeafKey(), allowHTTP1: true },
    ({ httpVersion }, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`data: ${httpVersion}\n\n`)
    }
  )
  const url = `https://localhost:${await portOf(both)}/`
  expect(await listen(url, ...trusting)).toMatchObject({ stdout: '2.0\n' })
  expect(await listen(url, ...trusting, '--http1.1')).toMatchObject({ stdout: '1.1\n' })
  both.close()
})

test('--client-cert, --client-key and --client-key-passphrase prove who listens', async () => {
  const mutual = createHttpsServer(
    {
      ...{ cert: readCertificate('good'), key: readLeafKey(), ca: readCertificate('client-ca') },
      ...{ requestCert: true, rejectUnauthorized: true }
    },
    ({ socket }, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      response.end(`data: ${(socket as TLSSocket).authorized}\n\n`)
    }
  )
  const url = `https://localhost:${await portOf(mutual)}/`
  const pem = ['--client-cert', locate('client.pem'), '--client-key', locate('client.key')]
  const pkcs12 = ['--client-cert', locate('client.p12'), '--client-key-passphrase', 'sonde']
  for (const flags of [pem, pkcs12])
    expect(await listen(url, ...trusting, ...flags)).toMatchObject({ status: 0, stdout: 'true\n' })
  expect((await listen(url, ...trusting)).status).not.toBe(0)
  mutual.close()
})

test('--server-name is verified, and --tls1.3 refuses an older version', async () => {
  const old = createHttpsServer(
    { cert: readCertificate('good'), key: readLeafKey(), maxVersion: 'TLSv1.2' },
    echo
  )
  const url = `https://127.0.0.1:${await portOf(old)}/`
  expect(await listen(url, ...trusting, '--server-name', 'localhost')).toMatchObject({ status: 0 })
  expect(await listen(url, ...trusting, '--server-name', 'other.test')).toMatchObject({ status: 60 })
  expect(await listen(url, ...trusting, '--tls1.3')).toMatchObject({ status: 35 })
  old.close()
})

test('--phase-timeout is for the phase it names, --connect-timeout for the connection', async () => {
  expect(await listen(`${server.origin}/hang`, '--phase-timeout', 'ttfb=100ms')).toMatchObject({
    status: 28,
    stderr: expect.stringMatching(/^sonde: ttfb: /)
  })
  // It takes the connection and says nothing, so that its TLS never comes to an end.
  const silent = createTcpServer(() => {})
  const url = `https://127.0.0.1:${await portOf(silent)}/`
  expect(await listen(url, '--connect-timeout', '200ms')).toMatchObject({
    status: 28,
    stderr: expect.stringMatching(/^sonde: tls: /)
  })
  silent.close()
})
