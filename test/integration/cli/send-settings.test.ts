import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Exchange } from '#shared/model/exchange.ts'
import { locate, readCertificate, readLeafKey } from '#test/fixtures/certs/certificates.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { freePort } from '#test/fixtures/servers/ports.ts'
import { sonde } from './run-sonde.ts'

/** Answers with what it was asked, or as its path says. */
const answer: http.RequestListener = (request, response) => {
  const { method, url = '/', headers } = request
  if (url === '/hang') return
  if (url === '/loop') {
    response.writeHead(302, { Location: '/loop' }).end()
    return
  }
  if (url === '/login') {
    response.writeHead(302, { Location: '/in', 'Set-Cookie': 'session=1' }).end()
    return
  }
  if (url === '/busy') {
    response.writeHead(503, { 'Retry-After': '0' }).end('busy')
    return
  }
  if (url === '/digest' && headers.authorization === undefined) {
    response.writeHead(401, { 'WWW-Authenticate': 'Digest realm="r", nonce="n", qop="auth"' }).end()
    return
  }
  const chunks: Buffer[] = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => {
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }))
  })
}

let plain: HttpServer
let secure: HttpServer
let mutual: https.Server
let folder: string
const pin = `sha256/${createHash('sha256')
  .update(new X509Certificate(readCertificate('good')).publicKey.export({ type: 'spki', format: 'der' }))
  .digest('base64')}`
const wrongPin = `sha256/${Buffer.alloc(32).toString('base64')}`
const trusting = ['--ca-cert', locate('ca.pem')]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sonde-cli-'))
  plain = await startHttpServer(answer)
  secure = await startHttpServer(answer, { certificate: 'good' })
  mutual = https.createServer(
    {
      cert: readCertificate('good'),
      key: readLeafKey(),
      ca: readCertificate('client-ca'),
      requestCert: true,
      rejectUnauthorized: true
    },
    answer
  )
  await new Promise<void>(resolve => mutual.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await plain[Symbol.asyncDispose]()
  await secure[Symbol.asyncDispose]()
  mutual.closeAllConnections()
  mutual.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The record, whether it ended well or not. */
async function exchangeOf(...args: string[]) {
  const { status, stdout, stderr } = await sonde(['send', ...args, '--print', 'exchange', '--show-secrets'])
  return { status, stderr, exchange: Exchange.parse(JSON.parse(stdout)) }
}

describe('exit statuses are those of curl', () => {
  test('60 for a certificate that is not trusted', async () => {
    const { status, stderr } = await sonde(['send', secure.origin])
    expect({ status, stderr }).toMatchObject({ status: 60, stderr: expect.stringMatching(/^sonde: tls: /) })
  })
  test('90 for a key that is not pinned, insecure or not', async () => {
    expect(await sonde(['send', secure.origin, ...trusting, '--pin', wrongPin])).toMatchObject({ status: 90 })
    expect(await sonde(['send', secure.origin, '--insecure', '--pin', wrongPin])).toMatchObject({
      status: 90
    })
  })
  test('35 for a handshake that fails', async () => {
    expect(await sonde(['send', `https://127.0.0.1:${plain.port}/`])).toMatchObject({ status: 35 })
  })
  test('28 for time that ran out', async () => {
    expect(await sonde(['send', `${plain.origin}/hang`, '--timeout', '50ms'])).toMatchObject({ status: 28 })
    const { stderr } = await sonde(['send', `${plain.origin}/hang`, '--phase-timeout', 'ttfb=50ms'])
    expect(stderr).toMatch(/^sonde: ttfb: .*--phase-timeout/)
  })
  test('47 for too many redirects', async () => {
    expect(await sonde(['send', `${plain.origin}/login`, '--max-redirects', '0'])).toMatchObject({
      status: 47
    })
    expect(await sonde(['send', `${plain.origin}/loop`])).toMatchObject({ status: 47 })
  })
  test('7 for a proxy that cannot be reached', async () => {
    const proxy = `http://127.0.0.1:${await freePort()}`
    expect(await sonde(['send', secure.origin, '--proxy', proxy])).toMatchObject({ status: 7 })
  })
})

describe('TLS', () => {
  test('an authority is added, and a pin fits', async () => {
    const { status, exchange } = await exchangeOf(secure.origin, ...trusting, '--pin', pin)
    expect(status).toBe(0)
    expect(exchange.hops[0]?.connection?.tls).toMatchObject({ authorized: true, pinned: pin })
  })
  test('insecure is said', async () => {
    const { status, stderr, exchange } = await exchangeOf(secure.origin, '--insecure')
    expect({ status, insecure: exchange.insecure }).toEqual({ status: 0, insecure: true })
    expect(stderr).toContain('warning: the server’s certificate is not verified')
  })
  test.each([
    ['PEM', ['--client-cert', locate('client.pem'), '--client-key', locate('client.key')]],
    ['PKCS#12', ['--client-cert', locate('client.p12'), '--client-key-passphrase', 'sonde']]
  ])('a client certificate is shown as %s', async (_, flags) => {
    const { port } = mutual.address() as AddressInfo
    const { status, exchange } = await exchangeOf(`https://localhost:${port}/`, ...trusting, ...flags)
    expect(status).toBe(0)
    expect(exchange.hops[0]?.connection?.tls?.clientCertificate).toContain('CN=')
  })
  test('a key that does not belong to the certificate is refused at its flag', async () => {
    const flags = ['--client-cert', locate('client.pem'), '--client-key', locate('rsa.key')]
    const { status, stderr } = await sonde(['send', secure.origin, ...flags])
    expect(status).toBe(58)
    expect(stderr).toMatch(/^sonde: --client-key: /)
  })
})

describe('conduct', () => {
  test('redirects are followed, with their cookies, or not', async () => {
    const { exchange } = await exchangeOf(`${plain.origin}/login`)
    expect(exchange.hops.map(({ reason }) => reason)).toEqual(['initial', 'redirect'])
    expect(exchange.hops[1]?.cookies.sent).toEqual([{ name: 'session', value: '1' }])
    expect(
      (await exchangeOf(`${plain.origin}/login`, '--no-cookies')).exchange.hops[1]?.cookies.sent
    ).toEqual([])
    expect((await exchangeOf(`${plain.origin}/login`, '--no-redirect')).exchange.hops).toHaveLength(1)
  })
  test('is tried again as often as is said', async () => {
    const { exchange } = await exchangeOf('POST', `${plain.origin}/busy`, '--retry', '2')
    expect(exchange.hops.map(({ reason }) => reason)).toEqual(['initial', 'retry', 'retry'])
  })
  test('HTTP/1.1 alone', async () => {
    const { exchange } = await exchangeOf(secure.origin, ...trusting, '--http1.1')
    expect(exchange.hops[0]?.connection?.protocol).toBe('http/1.1')
  })
  test('an address stands for a host', async () => {
    const url = `http://sonde.test:${plain.port}/`
    const { status, exchange } = await exchangeOf(url, '--resolve', `sonde.test:${plain.port}:127.0.0.1`)
    expect(status).toBe(0)
    expect(exchange.hops[0]?.phases.map(({ name }) => name)).not.toContain('dns')
  })
})

describe('credentials and bodies', () => {
  const seenBy = async (...args: string[]) => JSON.parse((await sonde(['send', ...args])).stdout)

  test('Basic, Bearer, an API key and Digest', async () => {
    expect(await seenBy(plain.origin, '-u', 'a:b')).toMatchObject({
      headers: { authorization: 'Basic YTpi' }
    })
    expect(await seenBy(plain.origin, '--bearer', 't')).toMatchObject({
      headers: { authorization: 'Bearer t' }
    })
    expect(await seenBy(plain.origin, '--api-key', 'query:key=a b')).toMatchObject({ url: '/?key=a%20b' })
    const digest = await seenBy(`${plain.origin}/digest`, '--digest', '-u', 'a:b')
    expect(digest.headers.authorization).toMatch(/^Digest .*username="a"/)
  })
  test('a challenge to a body that cannot be sent twice is not answered, which is said', async () => {
    const args = ['send', `${plain.origin}/digest`, '--digest', '-u', 'a:b', '-d', '@-']
    const { status, stderr } = await sonde(args, 'streamed')
    expect(stderr).toMatch(/^sonde: warning: The challenge of the server was not answered: .* a stream/)
    expect(status).toBe(0)
  })
  test('a file, a form and a multipart form', async () => {
    const path = join(folder, 'data.json')
    writeFileSync(path, '{"a":1}')
    expect(await seenBy(plain.origin, '-d', `@${path}`)).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '7' },
      body: '{"a":1}'
    })
    expect(await seenBy(plain.origin, '--urlencode', 'a=b c', '--urlencode', 'd=é')).toMatchObject({
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=b+c&d=%C3%A9'
    })
    const multipart = await seenBy(plain.origin, '-F', 'a=b', '-F', `file=@${path};type=text/x`)
    expect(multipart.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expect(multipart.body).toMatch(
      /name="file"; filename="data.json"\r\nContent-Type: text\/x\r\n\r\n\{"a":1\}/
    )
  })
  test('parts of a form come out of pipes, too', async () => {
    const contents = 'one\ntwo\n'
    const { stdout } = await sonde(['send', plain.origin, '-F', 'file=@-', '-F', 'a=b'], contents)
    expect(JSON.parse(stdout).body).toContain(`name="file"; filename="-"`)
    expect(JSON.parse(stdout).body).toContain(`\r\n\r\n${contents}\r\n--`)
    expect((await seenBy(plain.origin, '-F', 'text=<-')).body).toContain('name="text"\r\n')
    expect(await sonde(['send', plain.origin, '-F', 'a=@-', '-F', 'b=<-;type=x/y'])).toMatchObject({
      status: 2,
      stderr: 'sonde: --form: only one part can come from standard input\n'
    })
    const pipe = join(folder, 'part')
    execFileSync('mkfifo', [pipe])
    const seen = seenBy(plain.origin, '-F', `file=@${pipe};filename=p.txt`)
    writeFileSync(pipe, contents)
    expect((await seen).body).toMatch(/filename="p\.txt"[\s\S]*\r\n\r\none\ntwo\n\r\n--/)
  })
  test('several texts are a form', async () => {
    expect(await seenBy(plain.origin, '-d', 'a=1', '-d', 'b=2')).toMatchObject({
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=1&b=2'
    })
  })
  test.each([
    ['j={};type=application/json', '; name="j"\r\nContent-Type: application/json\r\n\r\n{}\r\n'],
    ['t=1;type=text/x;charset=utf-8', '; name="t"\r\nContent-Type: text/x;charset=utf-8\r\n\r\n1\r\n'],
    ['t=v;filename="a;b.txt"', '; name="t"; filename="a;b.txt"\r\nContent-Type: text/plain\r\n\r\nv\r\n'],
    ['t=a;b=c', '; name="t"\r\n\r\na;b=c\r\n'],
    ['t=<FILE', '; name="t"\r\n\r\nfrom a file\r\n']
  ])('a part as curl reads it: %s', async (part, sent) => {
    const path = join(folder, 'part.txt')
    writeFileSync(path, 'from a file')
    const { body } = await seenBy(plain.origin, '-F', part.replace('FILE', path))
    expect(body).toContain(`form-data${sent}`)
  })
})

describe('a file for the body', () => {
  test('is written whole, and nothing is printed', async () => {
    const path = join(folder, 'saved.json')
    writeFileSync(path, 'before')
    const { status, stdout } = await sonde(['send', `${plain.origin}/saved`, '-o', path])
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ url: '/saved' })
  })
  test('stays as it was when the exchange fails', async () => {
    const path = join(folder, 'kept.json')
    writeFileSync(path, 'before')
    expect(await sonde(['send', `${plain.origin}/hang`, '-o', path, '--timeout', '50ms'])).toMatchObject({
      status: 28
    })
    expect(readFileSync(path, 'utf8')).toBe('before')
    expect(readdirSync(folder).filter(name => name.includes('kept'))).toEqual(['kept.json'])
  })
  test('that cannot be there is refused at its flag', async () => {
    const { status, stderr } = await sonde(['send', plain.origin, '-o', join(folder, 'no', 'such', 'folder')])
    expect(status).toBe(23)
    expect(stderr).toMatch(/^sonde: --output: /)
  })
})

describe('what is wrong with the value of a flag ends with 2, whoever finds it out', () => {
  test.each([
    ['--pin', 'foo'],
    ['--timeout', 'abc'],
    ['-H', 'Bad Name: x'],
    ['-b', 'a'],
    ['--proxy', 'nonsense://x']
  ])('%s %s', async (...flag) => {
    for (const command of ['send', 'sse', 'ws']) {
      const { status, stderr } = await sonde([command, plain.origin.replace('http://', ''), ...flag])
      expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(/^sonde: --.*\n$/) })
    }
  })
  test('but authorities that are none with 77, as curl', async () => {
    for (const command of ['send', 'sse', 'ws'])
      expect(await sonde([command, plain.origin, '--ca-cert', locate('client.key')])).toMatchObject({
        status: 77,
        stderr: expect.stringMatching(/^sonde: --ca-cert: /)
      })
  })
  test('but a URL that none can be sent to with 3, as curl', async () => {
    expect(await sonde(['send', 'http://'])).toMatchObject({ status: 3 })
  })
})
