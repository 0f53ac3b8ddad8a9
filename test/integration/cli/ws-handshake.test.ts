import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createSecureServer, type ServerHttp2Stream } from 'node:http2'
import https from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { MASK } from '#shared/redaction/redact-text.ts'
import { locate, readCertificate, readLeafKey } from '#test/fixtures/certs/certificates.ts'
import { startConnectProxy } from '#test/fixtures/servers/connect-proxy.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { listen } from '#test/fixtures/servers/listen.ts'
import { hasMicrosocks, startMicrosocks } from '#test/fixtures/servers/microsocks.ts'
import { freePort } from '#test/fixtures/servers/ports.ts'
import { answeringOnce, startRawServer } from '#test/fixtures/servers/raw-server.ts'
import { type SocketServer, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'
import { CLOSE, FrameReader, frame } from '#test/fixtures/web-socket-frames.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde } from './run-sonde.ts'

type Verify = NonNullable<import('ws').ServerOptions['verifyClient']>

/** Refuses, redirects and challenges as the path says. */
const verify: Verify = ({ req }, decide) => {
  const { url = '/', headers } = req
  if (url === '/no') return decide(false, 403, 'No \x1b[31mwebsockets')
  if (url === '/away') return decide(false, 302, '', { Location: '/in', 'Set-Cookie': 'session=1234' })
  if (url === '/loop') return decide(false, 302, '', { Location: '/loop' })
  if (url === '/digest' && !headers.authorization)
    return decide(false, 401, '', { 'WWW-Authenticate': 'Digest realm="r", nonce="n", qop="auth"' })
  decide(true)
}

/** Tells what it was asked, and closes. */
const tellAsked: Parameters<typeof startWebSocketServer>[0] = (socket, { url, headers }) => {
  socket.send(JSON.stringify({ url, headers }))
  socket.close(1000)
}

let plain: SocketServer
let secure: SocketServer
const origin = () => `ws://127.0.0.1:${plain.port}`
const secureOrigin = () => `wss://localhost:${secure.port}`
const trusting = ['--ca-cert', locate('ca.pem')]

beforeAll(async () => {
  plain = await startWebSocketServer(tellAsked, { verifyClient: verify })
  secure = await startWebSocketServer(tellAsked, { certificate: 'good', verifyClient: verify })
})
afterAll(async () => {
  await plain[Symbol.asyncDispose]()
  await secure[Symbol.asyncDispose]()
})

/** What the server was asked by a handshake that went well. */
async function asked(url: string, ...flags: string[]) {
  const { status, stdout, stderr } = await sonde(['ws', url, ...flags])
  expect({ status, stderr }).toMatchObject({ status: 0 })
  return { ...JSON.parse(stdout), stderr }
}

describe('what is asked for', () => {
  test('headers and cookies, and a header less', async () => {
    const { url, headers } = await asked(
      ...([`${origin()}/a?b=c`, '-H', 'Origin: https://sonde.test', '-H', 'User-Agent:'] as const),
      ...['-b', 'a=1', '--cookie', 'b=2']
    )
    expect(url).toBe('/a?b=c')
    expect(headers).toMatchObject({ origin: 'https://sonde.test', cookie: 'a=1; b=2' })
    expect(headers).not.toHaveProperty('user-agent')
  })
  test('a URL without a scheme is a WebSocket too', async () => {
    expect(await asked(`127.0.0.1:${plain.port}/x`)).toMatchObject({ url: '/x' })
  })
  test('subprotocols, in order, of which one is told', async () => {
    const flags = ['--subprotocol', 'graphql-ws', '--subprotocol', 'chat', '--verbose']
    const { headers, stderr } = await asked(origin(), ...flags)
    expect(headers['sec-websocket-protocol']).toBe('graphql-ws, chat')
    expect(stderr).toMatch(/\n> GET \/ HTTP\/1\.1\n[\s\S]*\n< HTTP\/1\.1 101 Switching Protocols\n/)
    expect(stderr).toContain('* open: subprotocol graphql-ws, no compression\n')
  })
  test('subprotocols, and says when none of them was chosen', async () => {
    await using server = await startWebSocketServer(tellAsked, { handleProtocols: () => false })
    const flags = ['--subprotocol', 'chat', '--subprotocol', 'other']
    const { stderr } = await asked(`ws://127.0.0.1:${server.port}/`, ...flags)
    expect(stderr).toBe('sonde: warning: the server chose no subprotocol of those offered: chat, other\n')
  })
  test('compression, unless it is switched off', async () => {
    expect((await asked(origin())).headers).toHaveProperty('sec-websocket-extensions')
    expect((await asked(origin(), '--no-compression')).headers).not.toHaveProperty('sec-websocket-extensions')
  })
  test('Basic, Bearer, an API key, Digest and a signature', async () => {
    const proves = async (...flags: string[]) => (await asked(origin(), ...flags)).headers.authorization
    expect(await proves('-u', 'a:b')).toBe('Basic YTpi')
    expect(await proves('--bearer', 't')).toBe('Bearer t')
    expect((await asked(origin(), '--api-key', 'query:key=a b')).url).toBe('/?key=a%20b')
    const digest = await asked(`${origin()}/digest`, '--digest', '-u', 'a:b')
    expect(digest.headers.authorization).toMatch(/^Digest .*username="a"/)
    const sigV4 = ['--aws-sigv4', 'eu-central-1/execute-api', '-u', 'id:key', '--aws-session-token', 'more']
    const { headers } = await asked(origin(), ...sigV4)
    expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=id\//)
    expect(headers['x-amz-security-token']).toBe('more')
  })
})

describe('redirects', () => {
  test('are followed, with their cookies or without', async () => {
    const { url, headers, stderr } = await asked(`${origin()}/away`, '--verbose')
    expect({ url, cookie: headers.cookie }).toEqual({ url: '/in', cookie: 'session=1234' })
    expect(stderr).toMatch(/\n> GET \/away HTTP\/1\.1\n[\s\S]*\n< HTTP\/1\.1 302 Found\n/)
    expect(stderr).toContain('\n* hop 2: Redirect 302 → ')
    const without = await asked(`${origin()}/away`, '--no-cookies')
    expect(without.headers).not.toHaveProperty('cookie')
  })
  test('lead to other origins without credentials, or with them', async () => {
    await using away = await startWebSocketServer(tellAsked, {
      verifyClient: (_, decide) => decide(false, 302, '', { Location: `${origin()}/in` })
    })
    const flags = [`ws://127.0.0.1:${away.port}/`, '-H', 'Authorization: secret'] as const
    expect((await asked(...flags)).headers).not.toHaveProperty('authorization')
    expect((await asked(...flags, '--keep-credentials')).headers).toMatchObject({ authorization: 'secret' })
  })
  test('are counted', async () => {
    expect(await sonde(['ws', `${origin()}/loop`])).toMatchObject({ status: 47 })
    expect(await sonde(['ws', `${origin()}/away`, '--max-redirects', '0'])).toMatchObject({ status: 47 })
  })
  test('are refusals where they are not to be followed', async () => {
    const { status, stderr } = await sonde(['ws', `${origin()}/away`, '--no-redirect'])
    expect({ status, stderr }).toMatchObject({ status: 22, stderr: expect.stringContaining('302') })
  })
})

describe('what a server repeats of secrets', () => {
  const flags = ['--bearer', 'top-secret']
  test('is masked where it leads away', async () => {
    await using server = await startWebSocketServer(() => {}, {
      verifyClient: ({ req: { headers } }, decide) =>
        decide(false, 302, '', { Location: `gopher://h/${headers.authorization}` })
    })
    const { stderr } = await sonde(['ws', `ws://127.0.0.1:${server.port}/`, ...flags])
    expect(stderr).toContain(`gopher://h/Bearer ${MASK}`)
    expect(stderr).not.toContain('top-secret')
  })
  test('is masked where it closes', async () => {
    await using server = await startWebSocketServer((socket, { headers }) =>
      socket.close(4001, headers.authorization)
    )
    const { status, stderr } = await sonde(['ws', `ws://127.0.0.1:${server.port}/`, ...flags])
    expect(stderr).toContain(`4001 `)
    expect(stderr).toContain(`“Bearer ${MASK}”`)
    expect(stderr).not.toContain('top-secret')
    expect(status).toBe(56)
  })
})

describe('a server that opens no WebSocket', () => {
  test('is told with its answer, and with what that says when asked to', async () => {
    const { status, stderr, stdout } = await sonde(['ws', `${origin()}/no`])
    expect({ status, stdout }).toEqual({ status: 22, stdout: '' })
    expect(stderr).toMatch(
      /^sonde: upgrade: 127\.0\.0\.1 opened no WebSocket: it answered 403 .*--verbose.*\n$/
    )
    const verbose = await sonde(['ws', `${origin()}/no`, '-v'])
    const plainly = verbose.stderr
      .replaceAll(/^> [^:\n]+: .*\n/gm, '')
      .replaceAll(/127\.0\.0\.1:\d+/g, 'ADDRESS')
    expect(plainly.replace(/after [\d.]+ ms/, 'after TIME')).toBe(
      [
        '* connecting',
        '* connected to ADDRESS from ADDRESS',
        '* speaking http/1.1',
        '> GET /no HTTP/1.1',
        '>',
        '< HTTP/1.1 403 Forbidden',
        '< Connection: close',
        '< Content-Type: text/html',
        '< Content-Length: 18',
        '<',
        '* done after TIME, 18 B received',
        '  No \\x1b[31mwebsockets',
        verbose.stderr.split('\n').find(line => line.startsWith('* not open: ')),
        verbose.stderr.split('\n').find(line => line.startsWith('sonde: upgrade: ')),
        ''
      ].join('\n')
    )
    expect(verbose.stderr).not.toContain('--verbose')
  })
  test('is asked with credentials that nobody reads over a shoulder', async () => {
    const { stderr } = await sonde(['ws', `${origin()}/no`, '-v', '-u', 'me:geheim1'])
    expect(stderr).toMatch(/^> Authorization: \S+$/m)
    expect(stderr).not.toContain(Buffer.from('me:geheim1').toString('base64'))
  })
  test('is asked with a credential in a subprotocol, which is told and logged as little', async () => {
    const token = 'c2VjcmV0LW9mLWEtY2x1c3Rlcg0'
    const path = join(await temporaryFolder(), 'it.ndjson')
    const flags = [
      '-v',
      '--timing',
      '--log',
      path,
      '--subprotocol',
      `bearer.${token}`,
      '--subprotocol',
      'chat'
    ]
    const { status, stderr } = await sonde(['ws', `${origin()}/in`, ...flags])
    const told = stderr + readFileSync(path, 'utf8')
    expect(status).toBe(0)
    expect(told).not.toContain(token)
    expect(stderr).toContain(`\n> Sec-WebSocket-Protocol: bearer.${MASK}, chat\n`)
    expect(stderr).toContain(`* open: subprotocol bearer.${MASK}, `)
  })
  test('is shown only the beginning of what it says at length', async () => {
    const body = `${'x'.repeat(4095)}é${'y'.repeat(2000)}`
    const head = `HTTP/1.1 500 No\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`
    await using server = await startRawServer(answeringOnce(head + body))
    const { stderr } = await sonde(['ws', `ws://127.0.0.1:${server.port}/`, '-v'])
    expect(stderr).toContain(`\n  ${'x'.repeat(4095)}\n  … 2.0 KiB more\n* not open`)
  })
  test('is told as one also when what it says breaks off, or does not come', async () => {
    const half = 'HTTP/1.1 403 No\r\nContent-Length: 100\r\n\r\nhalf'
    await using cut = await startRawServer(answeringOnce(half))
    const { status, stderr } = await sonde(['ws', `ws://127.0.0.1:${cut.port}/`, '-v'])
    expect(status).toBe(22)
    expect(stderr).toMatch(/\n {2}half\n\* not open: .*\nsonde: upgrade: .* it answered 403 No\..*\n$/)
    await using stalled = await startRawServer(socket => socket.once('data', () => socket.write(half)))
    const limits = ['--phase-timeout', 'download=100ms']
    expect(await sonde(['ws', `ws://127.0.0.1:${stalled.port}/`, ...limits])).toMatchObject({
      status: 22,
      stderr: expect.stringContaining('it answered 403 No.')
    })
  })
  test('steers no terminal by what it answers', async () => {
    const head = 'HTTP/1.1 503 \x1b]0;owned\x07\r\nContent-Length: 0\r\n\r\n'
    await using server = await startRawServer(answeringOnce(head))
    const url = `ws://127.0.0.1:${server.port}/`
    const waits = ['--reconnect', '--max-reconnects', '1']
    for (const flags of [[], ['--verbose'], waits]) {
      const { stderr } = await sonde(['ws', url, ...flags])
      expect(stderr).toContain('it answered 503 \\x1b]0;owned\\x07')
      expect(stderr).toMatch(/^[\n -\u{10ffff}]+$/u)
    }
  })
  test('is curl’s status where there is none at all', async () => {
    expect(await sonde(['ws', `ws://127.0.0.1:${await freePort()}/`])).toMatchObject({ status: 7 })
    expect(await sonde(['ws', 'ws://nowhere.invalid/'])).toMatchObject({ status: 6 })
    expect(await sonde(['ws', `wss://127.0.0.1:${plain.port}/`])).toMatchObject({ status: 35 })
    expect(await sonde(['ws', secureOrigin()])).toMatchObject({
      status: 60,
      stderr: expect.stringMatching(/^sonde: tls: .*--ca-cert/)
    })
  })
})

describe('time', () => {
  test('runs out for a handshake', async () => {
    await using server = await startRawServer(() => {})
    const url = `ws://127.0.0.1:${server.port}/`
    const { status, stderr } = await sonde(['ws', url, '--request-timeout', '50ms'])
    expect({ status, stderr }).toMatchObject({
      status: 28,
      stderr: expect.stringContaining('--request-timeout')
    })
    expect((await sonde(['ws', url, '--phase-timeout', 'upgrade=50ms'])).stderr).toContain('--phase-timeout')
    const secureUrl = `wss://127.0.0.1:${server.port}/`
    expect((await sonde(['ws', secureUrl, '--connect-timeout', '50ms'])).stderr).toContain(
      '--connect-timeout'
    )
    const whole = await sonde(['ws', url, '--timeout', '50ms'])
    expect(whole).toMatchObject({
      status: 28,
      stderr: 'sonde: The session took longer than --timeout 50ms.\n'
    })
  })
  test('runs out for what a refusal says', async () => {
    const half = 'HTTP/1.1 403 No\r\nContent-Length: 100\r\n\r\nhalf'
    await using server = await startRawServer(socket => socket.once('data', () => socket.write(half)))
    for (const flags of [[], ['-v'], ['--reconnect']]) {
      const { status, stderr } = await sonde([
        'ws',
        `ws://127.0.0.1:${server.port}/`,
        ...['--timeout', '200ms', ...flags]
      ])
      expect({ status, stderr }).toMatchObject({
        status: 28,
        stderr: expect.stringMatching(/(^|\n)sonde: The session took longer than --timeout 200ms\.\n$/)
      })
    }
  })
})

describe('TLS', () => {
  const pinOf = (certificate: string) => {
    const { publicKey } = new X509Certificate(readCertificate(certificate))
    const spki = publicKey.export({ type: 'spki', format: 'der' })
    return `sha256/${createHash('sha256').update(spki).digest('base64')}`
  }

  test('an authority is added, and a key pinned', async () => {
    await asked(secureOrigin(), ...trusting, '--pin', pinOf('good'))
    expect(await sonde(['ws', secureOrigin(), ...trusting, '--pin', pinOf('rsa')])).toMatchObject({
      status: 90
    })
  })
  test('insecure is said', async () => {
    const { stderr } = await asked(secureOrigin(), '--insecure')
    expect(stderr).toContain('warning: the server’s certificate is not verified')
  })
  test('another name is asked for, and TLS 1.2 refused', async () => {
    const named = ['--server-name', 'localhost', '--tls1.3', '--verbose']
    const { stderr } = await asked(`wss://127.0.0.1:${secure.port}`, ...trusting, ...named)
    expect(stderr).toMatch(/^\* TLSv1\.3, .*SNI localhost\n[\s\S]*\n< HTTP\/1\.1 101 /m)
  })
  test.each([
    ['PEM', ['--client-cert', locate('client.pem'), '--client-key', locate('client.key')]],
    ['PKCS#12', ['--client-cert', locate('client.p12'), '--client-key-passphrase', 'sonde']]
  ])('a client certificate is shown as %s', async (_, flags) => {
    const server = https.createServer({
      cert: readCertificate('good'),
      key: readLeafKey(),
      ca: readCertificate('client-ca'),
      requestCert: true
    })
    new WebSocketServer({ server }).on('connection', tellAsked)
    await using listening = await listen(server)
    await asked(`wss://localhost:${listening.port}/`, ...trusting, ...flags)
    expect((await sonde(['ws', `wss://localhost:${listening.port}/`, ...trusting])).status).not.toBe(0)
  })
})

describe('the way', () => {
  test('leads through a proxy, but for hosts that are reached without', async () => {
    await using proxy = await startConnectProxy('HTTP/1.1 200 OK\r\n\r\n')
    const through = ['--proxy', `http://127.0.0.1:${proxy.port}`]
    await asked(`ws://sonde.test:${plain.port}/`, ...through)
    expect(proxy.heads).toHaveLength(1)
    await asked(origin(), ...through, '--noproxy', '127.0.0.1')
    expect(proxy.heads).toHaveLength(1)
  })
  test('leads to an address that stands for a host', async () => {
    const { headers } = await asked(
      ...([`ws://sonde.test:${plain.port}/`, '--resolve', `sonde.test:${plain.port}:127.0.0.1`] as const)
    )
    expect(headers.host).toBe(`sonde.test:${plain.port}`)
  })
  test('leads to a Unix domain socket', async () => {
    const path = join(await temporaryFolder(), 'socket')
    const server = createServer()
    new WebSocketServer({ server }).on('connection', tellAsked)
    await new Promise<void>(resolve => server.listen(path, resolve))
    expect(await asked('ws://sonde.test/there', '--unix-socket', path)).toMatchObject({ url: '/there' })
    server.close()
  })
  test('is HTTP/1.1 where that is asked for, or HTTP/2', async () => {
    await using server = await startExtended()
    const url = `wss://localhost:${server.port}/`
    const { status, stdout } = await sonde(['ws', url, ...trusting, '--http2', '--wait', '0'], 'hello\n')
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'hello\n' })
    expect((await sonde(['ws', url, ...trusting, '--http1.1'])).status).not.toBe(0)
    expect((await sonde(['ws', secureOrigin(), ...trusting, '--http1.1'])).status).toBe(0)
  })
})

describeServer('microsocks', hasMicrosocks, () => {
  test('leads to a WebSocket', async () => {
    await using proxy = await startMicrosocks()
    await asked(origin(), '--proxy', `socks5://sonde:p%40ss%3Aword@127.0.0.1:${proxy.port}`)
  })
})

/** Opens WebSockets over HTTP/2 alone, and sends back what comes. */
function startExtended() {
  const settings = { enableConnectProtocol: true }
  const server = createSecureServer({ cert: readCertificate('good'), key: readLeafKey(), settings })
  server.on('stream', (stream: ServerHttp2Stream) => {
    stream.on('error', () => {}).respond({ ':status': 200 })
    const reader = new FrameReader(({ opcode, payload }) => {
      stream.write(frame(opcode, payload))
      if (opcode === CLOSE) stream.end()
    })
    stream.on('data', (chunk: Buffer) => reader.add(chunk))
  })
  return listen(server)
}
