import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locate } from '#test/fixtures/certs/certificates.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { sonde } from './run-sonde.ts'

let plain: HttpServer
let secure: HttpServer
let tries = 0

beforeAll(async () => {
  plain = await startHttpServer((request, response) => {
    if (request.url === '/moved')
      return void response.writeHead(302, { Location: '/flaky', 'Set-Cookie': 'sid=abcdefghijkl' }).end()
    if (request.url === '/flaky' && tries++ % 2 === 0)
      return void response.writeHead(503, { 'Retry-After': '0' }).end()
    response.setHeader('X-Evil', '\u009b2J')
    response.end('body')
  })
  secure = await startHttpServer((_request, response) => void response.end('safe'), { certificate: 'good' })
})
afterAll(async () => {
  await plain[Symbol.asyncDispose]()
  await secure[Symbol.asyncDispose]()
})

const UTF8 = { env: { LC_ALL: 'C.UTF-8' } }

describe('--verbose', () => {
  test('tells hops, redirects, retries, connections and heads, secrets masked', async () => {
    const args = ['send', `${plain.origin}/moved`, '--retry', '1', '--bearer', 'top-secret-token', '-v']
    const { status, stdout, stderr } = await sonde(args)
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'body' })
    const lines = stderr.split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\* connected to 127\.0\.0\.1:\d+ from 127\.0\.0\.1:\d+$/),
        '* speaking http/1.1',
        '> GET /moved HTTP/1.1',
        '> Authorization: •••',
        '< HTTP/1.1 302 Found',
        '< Location: /flaky',
        expect.stringMatching(/^\* hop 2: Redirect 302 → http:.*\/flaky$/),
        '* Reused connection, opened by hop 1',
        '> Cookie: •••',
        '* hop 3: Retry 1 of 1 after 503',
        '< X-Evil: \\x9b2J',
        expect.stringMatching(/^\* done after .+, 4 B received$/)
      ])
    )
    expect(stderr).not.toContain('top-secret-token')
    expect(stderr).not.toContain('abcdefghijkl')
  })
  test('shows them where that is asked for', async () => {
    const args = ['send', `${plain.origin}/moved`, '--bearer', 'top-secret-token', '-v', '--show-secrets']
    const { stderr } = await sonde(args)
    expect(stderr).toContain('> Authorization: Bearer top-secret-token\n')
    expect(stderr).toContain('< Set-Cookie: sid=abcdefghijkl\n')
  })
  test('tells TLS and the chain of certificates', async () => {
    const { stderr } = await sonde(['send', secure.origin, '--ca-cert', locate('ca.pem'), '-v'])
    expect(stderr).toMatch(/^\* TLSv1\.3, TLS_\w+, .*ALPN http\/1\.1/m)
    expect(stderr).toMatch(/^\* {3}0: .+, by .+, \d{4}-\d\d-\d\d .* to .*, for .*127\.0\.0\.1/m)
    expect(stderr).toMatch(/^\* certificate verified$/m)
    const insecure = await sonde(['send', secure.origin, '-k', '-v'])
    expect(insecure.stderr).toMatch(/^sonde: warning: the server’s certificate is not verified$/m)
    expect(insecure.stderr).toMatch(/^\* certificate not verified: /m)
  })
  test('tells how far a handshake came that failed', async () => {
    const { status, stderr } = await sonde(['send', secure.origin, '-v'])
    expect(status).toBe(60)
    expect(stderr).toMatch(/^\* {3}0: /m)
    expect(stderr).toMatch(/^\* TLS with the server at (127\.0\.0\.1|\[::1\]):\d+$/m)
    expect(stderr).toMatch(/^\* failed after /m)
  })
})

describe('--timing', () => {
  test('draws hops and phases on standard error, 80 columns wide', async () => {
    const args = ['send', `${plain.origin}/moved?api_key=abcdefghijkl`, '--timing']
    const { stderr } = await sonde(args, '', UTF8)
    expect(stderr).not.toContain('abcdefghijkl')
    expect(stderr.split('\n').every(line => [...line].length <= 80)).toBe(true)
    expect(stderr).toMatch(/^200 GET \/moved\?api_key=/)
    expect(stderr).toMatch(/\n─{80}\nTotal +sum of \d+ phases: [\d.]+ ms/)
  })
  test('in ASCII where the locale is not UTF-8, and in colours where they are forced', async () => {
    const env = { LC_ALL: 'C', FORCE_COLOR: '1' }
    const { stderr } = await sonde(['send', `${plain.origin}/`, '--timing'], '', { env })
    expect(stderr).toMatch(/^[\x20-\x7e\n\x1b]*$/)
    expect(stderr).toContain('\x1b[1m200 GET /')
  })
  test('also of what failed', async () => {
    const { status, stderr } = await sonde(['send', secure.origin, '--timing'], '', UTF8)
    expect(status).toBe(60)
    expect(stderr).toMatch(/^– GET \/ /m)
    expect(stderr).toMatch(/^ {2}tls failed/m)
  })
})

test('a name that nobody knows ends with 6', async () => {
  const { status, stderr } = await sonde(['send', 'http://sonde.invalid/'])
  expect({ status, stderr }).toEqual({ status: 6, stderr: expect.stringMatching(/^sonde: dns: .*\n$/) })
})
