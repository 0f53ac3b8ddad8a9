import { closeSync, openSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Exchange } from '#shared/model/exchange.ts'
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
    if (request.url === '/repeats') {
      const { authorization = '' } = request.headers
      response.writeHead(401, authorization, {
        Trailer: 'Set-Cookie, X-Echo',
        'Content-Encoding': authorization
      })
      response.addTrailers({ 'Set-Cookie': 'sid=abcdefghijkl', 'X-Echo': authorization })
      return void response.end()
    }
    if (request.url === '/leads')
      return void response.writeHead(302, { Location: '/leads?access_token=abcdefghijkl' }).end()
    response.setHeader('X-Evil', '\u009b2J')
    if (request.url?.startsWith('/sets')) response.setHeader('Set-Cookie', 'sid=abcdefghijkl')
    if (request.url === '/line') return void response.end('line\n')
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
  test('masks what a server repeats, wherever it does', async () => {
    const secret = 'top-secret-token'
    const { status, stderr } = await sonde([
      'send',
      `${plain.origin}/repeats`,
      '--bearer',
      secret,
      '-v',
      '-f'
    ])
    expect(status).toBe(22)
    expect(stderr).toContain('\n< HTTP/1.1 401 Bearer •••\n')
    expect(stderr).toContain('\n< Set-Cookie: •••\n< X-Echo: Bearer •••\n')
    expect(stderr).toContain('sonde: ttfb: The server answered 401 Bearer •••.')
    expect(stderr).not.toContain(secret)
    expect(stderr).not.toContain('abcdefghijkl')
  })
  test('shows them where that is asked for', async () => {
    const args = ['send', `${plain.origin}/moved`, '--bearer', 'top-secret-token', '-v', '--show-secrets']
    const { stderr } = await sonde(args)
    expect(stderr).toContain('> Authorization: Bearer top-secret-token\n')
    expect(stderr).toContain('< Set-Cookie: sid=abcdefghijkl\n')
  })
  test('masks them in the record too, unless they are to be shown', async () => {
    const args = ['send', `${plain.origin}/sets?api_key=of-the-url`, '--bearer', 'top-secret-token']
    const record = async (...flags: string[]) =>
      (await sonde([...args, '--print', 'exchange', ...flags])).stdout
    const masked = await record()
    expect(Exchange.parse(JSON.parse(masked)).hops[0]?.sent?.head).toContain('Authorization: •••\r\n')
    for (const secret of ['top-secret-token', 'abcdefghijkl', 'of-the-url'])
      expect(masked).not.toContain(secret)
    const { hops } = Exchange.parse(JSON.parse(await record('--show-secrets')))
    expect(hops[0]?.sent?.head).toContain('Authorization: Bearer top-secret-token\r\n')
    expect(hops[0]?.cookies.stored[0]?.value).toBe('abcdefghijkl')
    expect(hops[0]?.request.url).toContain('api_key=of-the-url')
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

describe('--verbose beside a body in the same place', () => {
  /** Both outputs in one pipe, as with `2>&1 | cat`. */
  const told = (...args: string[]) => sonde(args, '', { together: true }).then(({ stdout }) => stdout)

  test('tells the head before it and the end behind it, on lines of their own', async () => {
    for (const path of ['/', '/moved'])
      expect(await told('send', plain.origin + path, '-v')).toMatch(
        /^\* [\s\S]*\n> GET [\s\S]*\n< HTTP\/1\.1 200 OK\n(< .*\n)*<\nbody\n\* done after .*\n$/
      )
  })
  test('adds no line end to a body that has one, and none to one that goes elsewhere', async () => {
    expect(await told('send', `${plain.origin}/line`, '-v')).toMatch(/\n<\nline\n\* done/)
    expect((await sonde(['send', plain.origin, '-v'])).stdout).toBe('body')
    expect(await told('send', plain.origin)).toBe('body')
  })
  test('tells so also of one that is tried again', async () => {
    expect(await told('send', plain.origin, '-v', '--retry', '1')).toMatch(/\n<\nbody\n\* done after .*\n$/)
  })
  test('does not keep the body from being printed where nobody can be told', async () => {
    const full = openSync('/dev/full', 'w')
    const { status, stdout } = await sonde(['send', plain.origin, '-v'], '', { stderr: full })
    closeSync(full)
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'body' })
  })
  test('has only ASCII where the locale has no more', async () => {
    const args = ['send', `${plain.origin}/moved`, '-v', '--bearer', 'top-secret-token']
    const { stderr } = await sonde(args, '', { env: { LC_ALL: 'C' } })
    expect(stderr).toMatch(/^[\x20-\x7e\n]*$/)
    expect(stderr).toContain('> Authorization: ***\n')
    expect(stderr).toContain('Redirect 302 -> http:')
  })
})

test('masks the credentials of a URL that an error is about', async () => {
  const { status, stderr } = await sonde(['send', `${plain.origin}/leads`, '--max-redirects', '0'])
  expect(status).toBe(47)
  expect(stderr).toContain('/leads?access_token=')
  expect(stderr).not.toContain('abcdefghijkl')
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
