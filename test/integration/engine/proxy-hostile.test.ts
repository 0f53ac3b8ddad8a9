import net from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { openTunnel } from '#engine/proxy/open-tunnel.ts'
import { readRefusalBody } from '#engine/proxy/refusal-body.ts'
import { parseProxyUrl } from '#shared/http/parse-proxy-url.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { readCertificate } from '#test/fixtures/certs/certificates.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { startConnectProxy } from '#test/fixtures/servers/connect-proxy.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { type RawServer, startRawServer } from '#test/fixtures/servers/raw-server.ts'

const client = new DirectClient({ trust: [readCertificate('ca')] })
afterAll(() => client.close())

const by = (scheme: string, { port }: { port: number }): ExecuteSettings => ({
  proxy: { mode: 'url', url: `${scheme}://127.0.0.1:${port}` }
})

/** Answers each piece that comes with the next of the answers, after the last of which it closes. */
function saying(...answers: (string | Buffer)[]) {
  return (socket: net.Socket) => {
    const left = [...answers]
    socket.on('data', () => {
      const answer = left.shift()
      if (answer !== undefined) socket.write(answer)
      if (left.length === 0) socket.end()
    })
  }
}

/** The one hop that came as far as to the proxy. */
const reached = ({ port }: { port: number }) => ({
  phases: [{ name: 'proxy-tcp' }, { name: 'proxy' }],
  connection: { reused: false, remoteAddress: `127.0.0.1:${port}`, proxy: { tunnel: true } }
})

describe('a proxy that is asked for a tunnel', () => {
  const cases: [does: string, answer: (socket: net.Socket) => void, problem: RegExp][] = [
    ['closes at once', socket => socket.end(), /it closed the connection/],
    ['resets', socket => socket.once('data', () => socket.resetAndDestroy()), /broke off \(ECONNRESET\)/],
    ['speaks something else', saying('SSH-2.0-OpenSSH_9.2\r\n'), /it does not answer in HTTP/],
    ['speaks TLS', saying(Buffer.from('15030100020228', 'hex')), /it does not answer in HTTP/],
    ['breaks off in its head', saying('HTTP/1.1 200 OK\r\nVia: 1'), /it closed the connection/],
    ['answers without a status', saying('HTTP/1.1 OK\r\n\r\n'), /no status line/],
    ['sends a head without end', saying(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`), /does not end/],
    ['sends interim heads without end', saying('HTTP/1.1 100 C\r\n\r\n'.repeat(5_000)), /does not end/],
    ['sends 101', saying('HTTP/1.1 101 Switching Protocols\r\n\r\n'), /it answered 101/],
    ['redirects', saying('HTTP/1.1 302 Found\r\nLocation: http://elsewhere.test/\r\n\r\n'), /it answered 302/]
  ]
  test.each(cases)('%s', async (_, answer, problem) => {
    await using proxy = await startRawServer(answer)
    const error = await failureOf(client.execute(get('https://a.test/'), by('http', proxy)))
    expect(error).toMatchObject({ code: 'PROXY', phase: 'proxy', facts: { host: 'a.test' } })
    expect(error.message).toMatch(problem)
    // As with curl, what an HTTP proxy answers is received; 97 is for SOCKS.
    expect(error.exit).toBe(56)
    expect(error.exchange.hops).toMatchObject([reached(proxy)])
    await proxy.empty()
  })

  test('opens one that leads to no TLS', async () => {
    await using proxy = await startRawServer(
      saying('HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 400 Bad Request\r\n\r\n')
    )
    const error = await failureOf(client.execute(get('https://a.test/'), by('http', proxy)))
    expect(error).toMatchObject({ code: 'TLS', phase: 'tls', facts: { host: 'a.test' } })
    await proxy.empty()
  })

  test.each([
    ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n'],
    ['HTTP/1.0 200 Connection established\n\n'],
    ['HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\nHTTP/1.1 299 \r\nTransfer-Encoding: chunked\r\n\r\n']
  ])('opens one by %j, a byte at a time', async reply => {
    await using server = await startHttpServer((_, response) => response.end('ok'), { certificate: 'good' })
    await using proxy = await startConnectProxy(reply)
    const response = await client.execute(get(`${server.origin}/`), by('http', proxy))
    expect(await response.text()).toBe('ok')
    expect(proxy.heads).toEqual([
      expect.stringMatching(`^CONNECT localhost:${server.port} HTTP/1.1\r\nHost: `)
    ])
  })

  test('is told of a refusal by nothing more than its answer, when it goes on sending', async () => {
    await using proxy = await startRawServer(socket => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 407 No\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n')
        const go = () => {
          while (!socket.destroyed && socket.write('x'.repeat(50_000)));
        }
        socket.on('drain', go)
        go()
      })
    })
    const { exchange } = await failureOf(client.execute(get('https://a.test/'), by('http', proxy)))
    expect(exchange.body).toMatchObject({ size: 64 * 1024, contentType: 'text/plain', complete: false })
    await proxy.empty()
  })

  test('refuses with a body in chunks, and is not asked again', async () => {
    const answer =
      'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\n' +
      'Set-Cookie: a=b\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n'
    await using proxy = await startRawServer(socket => void socket.on('data', () => socket.write(answer)))
    const settings = { ...by('http', proxy), retries: { count: 3, baseMs: 1 } }
    const events = []
    for await (const event of client.stream(get('https://a.test/'), settings)) events.push(event)
    const done = events.at(-1)
    if (done?.type !== 'done') throw new Error('expected the stream to be done')
    expect(done.exchange.error).toMatchObject({ code: 'PROXY', reason: 'auth' })
    expect(done.exchange.hops).toHaveLength(1)
    expect(done.exchange.hops[0]?.cookies.stored).toEqual([])
    expect(done.exchange.hops[0]?.response?.headers[0]).toEqual(['Proxy-Authenticate', 'Basic realm="x"'])
    expect(events.map(({ type }) => type)).toContain('response-head')
    const body = done.exchange.body
    expect(body).toMatchObject({ size: 5, complete: true })
    expect(Buffer.from(await client.readBody(body?.id ?? '', 0, 10)).toString()).toBe('abcde')
    await proxy.empty()
  })
})

describe('the body of a refusal', () => {
  const respond = (...headers: Header[]): ResponseHead => ({
    status: 407,
    statusText: '',
    httpVersion: '1.1',
    headers,
    headBytes: 0,
    trailers: [],
    informational: []
  })
  const { signal } = new AbortController()

  test.each<[does: string, header: Header, body: string]>([
    ['with a length that never comes', ['Content-Length', '10'], 'abc'],
    ['in chunks that do not end', ['Transfer-Encoding', 'chunked'], '3\r\nabc\r\n'],
    ['in a chunk that is cut', ['Transfer-Encoding', 'chunked'], '9\r\nabc'],
    ['without an end', ['X', 'y'], 'abc']
  ])('%s is what came in time', async (_, header, body) => {
    await using server = await startRawServer(socket => void socket.write(body))
    const socket = net.connect(server.port, '127.0.0.1')
    const read = await readRefusalBody(socket, respond(header), signal, 200)
    expect(read.body.toString()).toBe('abc')
    expect(read.complete).toBe(false)
    socket.destroy()
  })

  test('is not read for longer than it may be large, whatever time there is', async () => {
    const flood = Buffer.alloc(1024 * 1024, 'x')
    await using server = await startRawServer(socket => void socket.write(flood))
    const socket = net.connect(server.port, '127.0.0.1')
    const read = await readRefusalBody(socket, respond(), signal, 2 ** 31 - 1)
    expect(read.body.length).toBe(64 * 1024)
    expect(read.complete).toBe(false)
    socket.destroy()
  })
})

describe('a SOCKS server', () => {
  const NO_AUTH = Buffer.from([5, 0])
  const cases: [does: string, answers: (string | Buffer)[], problem: RegExp][] = [
    ['closes', [''], /it closed the connection/],
    ['speaks HTTP', ['HTTP/1.1 400 Bad Request\r\n\r\n'], /it does not speak SOCKS5/],
    ['speaks SOCKS4', [Buffer.from([0, 0x5b, 0, 0, 0, 0, 0, 0])], /it does not speak SOCKS5/],
    ['wants a password', [Buffer.from([5, 0xff])], /it wants to know who asks/],
    ['chooses what was not offered', [Buffer.from([5, 2])], /method 2, which was not offered/],
    ['closes after the greeting', [NO_AUTH, ''], /it closed the connection/],
    ['answers in another version', [NO_AUTH, Buffer.from([4, 0, 0, 1])], /it does not speak SOCKS5/],
    ['answers with an unknown kind of address', [NO_AUTH, Buffer.from([5, 0, 0, 9, 0])], /malformed/],
    ['breaks off in its answer', [NO_AUTH, Buffer.from([5, 0, 0, 3, 9, 1])], /it closed the connection/],
    ['fails with an unknown status', [NO_AUTH, Buffer.from([5, 77])], /unknown status 77/],
    ...[
      'does not say why',
      'rules do not allow it',
      'cannot reach the network',
      'cannot reach or resolve the host',
      'connection was refused',
      'did not arrive in time',
      'does not know the command',
      'does not know this kind of address'
    ].map((problem, index): [string, Buffer[], RegExp] => [
      `fails with status ${index + 1}`,
      [NO_AUTH, Buffer.from([5, index + 1, 0, 1, 0, 0, 0, 0, 0, 0])],
      new RegExp(problem)
    ])
  ]
  test.each(cases)('%s', async (_, answers, problem) => {
    await using proxy = await startRawServer(saying(...answers))
    const error = await failureOf(client.execute(get('http://a.test/'), by('socks5h', proxy)))
    expect(error).toMatchObject({ code: 'PROXY', phase: 'proxy', facts: { host: 'a.test' } })
    expect(error.message).toMatch(problem)
    expect(error.exchange.hops).toMatchObject([reached(proxy)])
    await proxy.empty()
  })

  test('does not accept the password', async () => {
    await using proxy = await startRawServer(saying(Buffer.from([5, 2]), Buffer.from([1, 1])))
    const settings: ExecuteSettings = { proxy: { mode: 'url', url: `socks5h://a:b@127.0.0.1:${proxy.port}` } }
    const error = await failureOf(client.execute(get('http://a.test/'), settings))
    expect(error.message).toMatch(/did not accept the user and password/)
    await proxy.empty()
  })

  test('cannot be told a name that is too long', async () => {
    await using proxy = await startRawServer(() => {})
    const url = `http://${'a.'.repeat(128)}test/`
    const error = await failureOf(client.execute(get(url), by('socks5h', proxy)))
    expect(error.message).toMatch(/longer than the 255 bytes/)
    await proxy.empty()
  })
})

test.each([
  ['http', 'HTTP/1.1 200 OK\r\n\r\n'],
  ['socks5h', '\x05\x00\x05\x00\x00\x03\x04name\x00\x50']
])(
  'what comes first through a tunnel (%s) is not lost, wherever the answer is cut',
  async (scheme, reply) => {
    const answer = Buffer.from(`${reply}first`, 'latin1')
    for (let cut = 1; cut < answer.length; cut++) {
      await using server = await startRawServer(socket =>
        socket.once('data', () => {
          socket.write(answer.subarray(0, cut))
          setImmediate(() => socket.end(answer.subarray(cut)))
        })
      )
      const socket = net.connect({ port: server.port, host: '127.0.0.1' })
      const proxy = parseProxyUrl(`${scheme}://127.0.0.1:${server.port}`)
      await openTunnel(socket, proxy, { host: 'a.test', port: 80 }, new AbortController().signal)
      let came = ''
      for await (const chunk of socket) came += chunk
      expect(came).toBe('first')
    }
  }
)

describe('a silent proxy', () => {
  async function leaveIn(phase: string, server: RawServer, settings: ExecuteSettings, url: string) {
    const abort = new AbortController()
    const aborted = client.stream(get(url), { ...settings, signal: abort.signal })
    for await (const event of aborted) {
      if (event.type === 'phase-started' && event.name === phase) abort.abort()
      if (event.type === 'done') expect(event.exchange.error).toMatchObject({ code: 'ABORTED', phase })
    }
    await server.empty()
    const timeouts = { connectMs: 30 }
    const error = await failureOf(client.execute(get(url), { ...settings, timeouts }))
    expect(error).toMatchObject({ code: 'TIMEOUT', reason: 'connect', phase })
    await server.empty()
  }

  test.each([
    ['proxy', 'http'],
    ['proxy', 'socks5h'],
    ['proxy-tls', 'https']
  ])('is left during %s (%s)', async (phase, scheme) => {
    await using server = await startRawServer(() => {})
    await leaveIn(phase, server, by(scheme, server), 'https://a.test/')
  })

  test('is left while it thinks about the password', async () => {
    await using server = await startRawServer(socket => socket.once('data', () => socket.write('\x05\x02')))
    const settings: ExecuteSettings = {
      proxy: { mode: 'url', url: `socks5h://a:b@127.0.0.1:${server.port}` }
    }
    await leaveIn('proxy', server, settings, 'http://a.test/')
  })

  test('is left while its name is looked up', async () => {
    const own = new DirectClient({ lookup: () => new Promise<never>(() => {}) })
    const settings: ExecuteSettings = { proxy: { mode: 'url', url: 'http://proxy.test:1' } }
    const error = await failureOf(
      own.execute(get('http://a.test/'), { ...settings, timeouts: { connectMs: 10 } })
    )
    expect(error).toMatchObject({ code: 'TIMEOUT', reason: 'connect', phase: 'proxy-dns' })
  })
})
