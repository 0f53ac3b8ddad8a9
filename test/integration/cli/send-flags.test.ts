import { createServer as createHttpServer } from 'node:http'
import { createServer as createH2Server } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Exchange } from '#shared/model/exchange.ts'
import { locate, readCertificate, readLeafKey } from '#test/fixtures/certs/certificates.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { startStreamServer } from '#test/fixtures/servers/stream-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde } from './run-sonde.ts'

const ZEROS = gzipSync(Buffer.alloc(1024 * 1024))
const trusting = ['--ca-cert', locate('ca.pem')]

let server: HttpServer
let other: HttpServer
let secure: HttpServer
let proxy: HttpServer

beforeAll(async () => {
  other = await startHttpServer(({ headers }, response) => void response.end(JSON.stringify(headers)))
  secure = await startHttpServer((_request, response) => void response.end('safe'), { certificate: 'good' })
  proxy = await startHttpServer(({ url }, response) => void response.end(`by the proxy: ${url}`))
  server = await startHttpServer(({ method, url, headers, headersDistinct }, response) => {
    if (url === '/hang') return
    if (url === '/stall') return void response.write('part')
    if (url === '/busy') return void response.writeHead(503).end('busy')
    if (url === '/elsewhere') return void response.writeHead(302, { Location: other.origin }).end()
    if (url === '/zeros') return void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(ZEROS)
    response.end(JSON.stringify({ method, headers, cookieFields: headersDistinct.cookie?.length }))
  })
})
afterAll(async () => {
  for (const each of [server, other, secure, proxy]) await each[Symbol.asyncDispose]()
})

const send = (path: string, ...flags: string[]) => sonde(['send', `${server.origin}${path}`, ...flags])

async function seenWith(...flags: string[]): Promise<unknown> {
  return JSON.parse((await send('/', ...flags)).stdout)
}

async function recordOf(...args: string[]): Promise<Exchange> {
  return Exchange.parse(JSON.parse((await sonde(['send', ...args, '--print', 'exchange'])).stdout))
}

async function portOf(listening: Server): Promise<number> {
  await new Promise<void>(resolve => listening.listen(0, '127.0.0.1', resolve))
  return (listening.address() as AddressInfo).port
}

test('--request is the method', async () => {
  expect(await seenWith('--request', 'PURGE')).toMatchObject({ method: 'PURGE' })
})

test('--request is sent as it was typed, with a word where that is known in capitals', async () => {
  expect((await send('/', '--request', 'pUrge')).stderr).toBe('')
  const { stdout, stderr, status } = await send('/', '-X', 'propfind')
  expect(stderr).toMatch(/^sonde: warning: Methods are case-sensitive .* “propfind” is not PROPFIND/)
  // Node's server knows none but those in capitals.
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 })
})

test('a method before the URL is sent in capitals', async () => {
  for (const [typed, sent] of [
    ['post', 'POST'],
    ['Delete', 'DELETE'],
    ['propfind', 'PROPFIND'],
    ['PURGE', 'PURGE']
  ] as const)
    expect(JSON.parse((await sonde(['send', typed, server.origin])).stdout)).toMatchObject({ method: sent })
})

test('--cookie and -b send cookies', async () => {
  expect(await seenWith('-b', 'a=1', '--cookie', 'b=2')).toMatchObject({ headers: { cookie: 'a=1; b=2' } })
  // RFC 6265 §5.4 allows no more than one field.
  expect(await seenWith('-b', 'a=1', '-H', 'cookie: b=2')).toMatchObject({
    headers: { cookie: 'b=2; a=1' },
    cookieFields: 1
  })
})

test('--aws-sigv4 signs, with --aws-session-token', async () => {
  const flags = ['--aws-sigv4', 'eu-central-1/s3', '-u', 'KEY:SECRET', '--aws-session-token', 'token']
  expect(await seenWith(...flags)).toMatchObject({
    headers: {
      authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=KEY\/\d{8}\/eu-central-1\/s3\//),
      'x-amz-security-token': 'token'
    }
  })
})

test('--keep-credentials lets them go to another origin', async () => {
  const credentials = ['-H', 'Authorization: Bearer t']
  expect((await send('/elsewhere', ...credentials)).stdout).not.toContain('Bearer t')
  expect((await send('/elsewhere', ...credentials, '--keep-credentials')).stdout).toContain('Bearer t')
})

test('--retry-all-methods tries a POST again', async () => {
  const withheld = await recordOf('POST', `${server.origin}/busy`, '--retry', '1')
  expect(withheld.hops).toHaveLength(1)
  const repeated = await recordOf('POST', `${server.origin}/busy`, '--retry', '1', '--retry-all-methods')
  expect(repeated.hops).toHaveLength(2)
})

test('--request-timeout is for the head, --idle-timeout for the body, --connect-timeout for the connection', async () => {
  expect(await send('/hang', '--request-timeout', '100ms')).toMatchObject({
    status: 28,
    stderr: expect.stringMatching(/^sonde: ttfb: .*--request-timeout/)
  })
  expect(await send('/stall', '--idle-timeout', '100ms')).toMatchObject({
    status: 28,
    stdout: 'part',
    stderr: expect.stringMatching(/^sonde: download: .*--idle-timeout/)
  })
  // An address that is for documentation alone (RFC 5737) answers nobody; some networks say at once that it is none.
  const { status } = await sonde(['send', 'http://192.0.2.1/', '--connect-timeout', '100ms'])
  expect([7, 28]).toContain(status)
})

test('--timeout takes milliseconds, seconds and bare seconds', async () => {
  for (const time of ['100ms', '0.1s', '0.1'])
    expect(await send('/hang', '--timeout', time)).toMatchObject({ status: 28 })
})

test('--timeout may be longer than a timer can wait', async () => {
  expect(await send('/', '--timeout', '1200h')).toMatchObject({ status: 0, stderr: '' })
  expect(await send('/', '--timeout', '1.1h')).toMatchObject({ status: 0, stderr: '' })
})

test('a header that is none is refused without what may be a secret', async () => {
  const { status, stderr } = await send('/', '-H', 'X-Api-Key=s3cret')
  expect(status).toBe(2)
  expect(stderr).toContain('X-Api-Key')
  expect(stderr).not.toContain('s3cret')
})

test('--max-decoded, --max-ratio and --max-inflated give up what grows too much', async () => {
  const limits = [
    ['--max-decoded', '1000'],
    ['--max-decoded', '1.5KiB'],
    ['--max-ratio', '10', '--max-inflated', '1k']
  ]
  for (const flags of limits) {
    const { status, stdout } = await send('/zeros', ...flags)
    expect(status).toBe(63)
    expect(stdout.length).toBeLessThan(1024 * 1024)
  }
  expect((await send('/zeros', '--max-ratio', '2000')).stdout).toHaveLength(1024 * 1024)
})

test('--reconnect opens an event stream again', async () => {
  await using stream = await startStreamServer(
    { text: 'retry: 1\ndata: one\n\n' },
    { text: 'data: two\n\n' },
    { status: '204 No Content' }
  )
  const { stdout } = await sonde(['send', stream.origin, '--reconnect'])
  expect(stdout).toBe('retry: 1\ndata: one\n\ndata: two\n\n')
})

test('--proxy and -x go by it, but not for --noproxy', async () => {
  for (const flag of ['--proxy', '-x'])
    expect((await send('/', flag, proxy.origin)).stdout).toBe(`by the proxy: ${server.origin}/`)
  expect((await send('/', '-x', proxy.origin, '--noproxy', '127.0.0.1')).stdout).toMatch(/^\{"method"/)
})

test('--server-name is asked for and verified', async () => {
  const record = await recordOf(secure.origin, ...trusting, '--server-name', 'localhost')
  expect(record.hops[0]?.connection?.tls).toMatchObject({ sni: 'localhost', authorized: true })
  expect(await sonde(['send', secure.origin, ...trusting, '--server-name', 'other.test'])).toMatchObject({
    status: 60
  })
})

test('--tls1.3 refuses an older version', async () => {
  const old = createHttpsServer(
    { cert: readCertificate('good'), key: readLeafKey(), maxVersion: 'TLSv1.2' },
    (_request, response) => void response.end('old')
  )
  const url = `https://127.0.0.1:${await portOf(old)}/`
  expect(await sonde(['send', url, ...trusting])).toMatchObject({ status: 0, stdout: 'old' })
  expect(await sonde(['send', url, ...trusting, '--tls1.3'])).toMatchObject({ status: 35 })
  old.close()
})

test('--http2 is spoken by prior knowledge', async () => {
  const h2 = createH2Server((_request, response) => void response.end('two'))
  const { stdout } = await sonde(['send', `http://127.0.0.1:${await portOf(h2)}/`, '--http2', '-i'])
  expect(stdout).toMatch(/^HTTP\/2 200\r\n[\s\S]*\r\n\r\ntwo$/)
  h2.close()
})

test('--unix-socket is connected to', async () => {
  const path = join(await temporaryFolder(), 'socket')
  expect(await sonde(['send', 'http://nobody.invalid/', '--unix-socket', path])).toMatchObject({ status: 7 })
  const local = createHttpServer(({ headers }, response) => void response.end(`for ${headers.host}`))
  await new Promise<void>(resolve => local.listen(path, resolve))
  const { stdout } = await sonde(['send', 'http://nobody.invalid/', '--unix-socket', path])
  expect(stdout).toBe('for nobody.invalid')
  local.closeAllConnections()
  local.close()
})
