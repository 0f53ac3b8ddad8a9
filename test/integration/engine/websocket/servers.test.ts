import { createSecureServer, type ServerHttp2Stream } from 'node:http2'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { readCertificate, readLeafKey } from '#test/fixtures/certs/certificates.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { hasHaproxy, startHaproxy } from '#test/fixtures/servers/haproxy.ts'
import { listen } from '#test/fixtures/servers/listen.ts'
import { hasNginx, startNginx } from '#test/fixtures/servers/nginx.ts'
import { freePort } from '#test/fixtures/servers/ports.ts'
import { hasPythonWebSockets, startPythonWebSockets } from '#test/fixtures/servers/python-websockets.ts'
import { echo, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'
import { binary, holdSession, opener, text } from '#test/fixtures/socket-sessions.ts'
import { CLOSE, FrameReader, frame } from '#test/fixtures/web-socket-frames.ts'

const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }]

let client: DirectClient
beforeEach(() => {
  client = new DirectClient({ lookup, trust: [readCertificate('ca')] })
})
afterEach(() => client.close())

const hold = (url: string, settings: Parameters<typeof holdSession>[1] = {}) =>
  holdSession(opener(client, url, { headers: [['Sec-WebSocket-Protocol', 'chat']] }), settings)
const QUICK = { enabled: true, firstMs: 10, maxMs: 10 }

const MESSAGES = [
  text('Hello, κόσμε'),
  text(''),
  text('again and again, '.repeat(20_000)),
  binary(Buffer.from(Array.from({ length: 70_000 }, (_, n) => (n * n) % 251)))
]
const asSent = MESSAGES.map(({ isText, payload }) => [
  isText ? 'text' : 'binary',
  Buffer.from(payload).toString('latin1')
])
const asReceived = (messages: { opcode: string; payload: Uint8Array }[]) =>
  messages.map(({ opcode, payload }) => [opcode, Buffer.from(payload).toString('latin1')])

describeServer('websockets of Python', hasPythonWebSockets, () => {
  test.each([
    ['/echo', true],
    ['/echo', false],
    ['/fragments', true],
    ['/fragments', false]
  ])('%s, with compression: %s', async (path, compression) => {
    await using server = await startPythonWebSockets()
    const open = opener(client, `ws://127.0.0.1:${server.port}${path}`, {
      headers: [['Sec-WebSocket-Protocol', 'x, chat']],
      socket: { compression }
    })
    const { session, log, state } = holdSession(open)
    const { subprotocol, extensions } = await state('open')
    expect(subprotocol).toBe('chat')
    expect(extensions).toMatch(compression ? /^permessage-deflate/ : /^$/)
    for (const message of MESSAGES.filter(({ payload }) => payload.length > 0)) session.send(message)
    session.ping()
    const received = await log.received(4)
    expect(asReceived(received.filter(({ opcode }) => opcode !== 'pong'))).toEqual(
      asSent.filter(([, payload]) => payload !== '')
    )
    expect(received.find(({ opcode }) => opcode === 'pong')?.rttMs).toBeGreaterThan(0)
    session.close(4000, 'bye')
    expect(await state('closed')).toMatchObject({ end: { code: 4000, by: 'us' } })
  })

  test('closes, pings, and takes no message of more than a MiB', async () => {
    await using server = await startPythonWebSockets()
    const origin = `ws://127.0.0.1:${server.port}`
    const closed = await hold(`${origin}/close`).state('closed')
    expect(closed.end).toEqual({ code: 4002, reason: 'genug', by: 'peer' })
    const pinged = hold(`${origin}/ping`)
    await pinged.state('closed')
    expect(asReceived(await pinged.log.received(3)).slice(0, 2)).toEqual([
      ['ping', 'from python'],
      ['text', 'answered']
    ])
    const large = hold(`${origin}/echo`)
    await large.state('open')
    large.session.send(binary(Buffer.alloc(2 ** 20 + 1)))
    expect(await large.state('closed')).toMatchObject({ end: { code: 1009, by: 'peer' } })
  })

  test('is found again once it has been restarted', async () => {
    const first = await startPythonWebSockets()
    const { session, log, state } = hold(`ws://127.0.0.1:${first.port}/echo`, { reconnect: QUICK })
    await state('open')
    await first[Symbol.asyncDispose]()
    await state('waiting')
    await using _second = await startPythonWebSockets(first.port)
    const { lane } = await state('open')
    expect(lane).toBeGreaterThan(0)
    session.send(text('here again'))
    const last = await log.received(1 + log.messages.filter(({ opcode }) => opcode === 'close').length)
    expect(last.at(-1)).toMatchObject({ lane, opcode: 'text' })
    await session.end()
  })
})

describeServer('nginx: between', hasNginx, () => {
  async function startProxy(backend: number, more = '') {
    const port = await freePort()
    const program = await startNginx(
      [port],
      () => `server {
        listen 127.0.0.1:${port};
        location / {
          proxy_pass http://127.0.0.1:${backend};
          proxy_http_version 1.1;
          proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Connection upgrade;
          ${more}
        }
      }`
    )
    return { ...program, port }
  }

  test('passes messages on', async () => {
    await using server = await startWebSocketServer(echo, { perMessageDeflate: true })
    await using proxy = await startProxy(server.port)
    const { session, log, state } = hold(`ws://127.0.0.1:${proxy.port}/`)
    await state('open')
    for (const message of MESSAGES) session.send(message)
    expect(asReceived(await log.received(MESSAGES.length))).toEqual(asSent)
    session.close(1000)
    expect(await state('closed')).toMatchObject({ end: { code: 1000, by: 'us' } })
  })

  test('gives up on what is silent, which a ping prevents', async () => {
    await using server = await startWebSocketServer(echo)
    // It moves its timers in steps of 300 ms.
    await using proxy = await startProxy(server.port, 'proxy_read_timeout 800ms;')
    const url = `ws://127.0.0.1:${proxy.port}/`
    const silent = hold(url)
    const pinging = hold(url, { pingIntervalMs: 50 })
    await pinging.state('open')
    const { end } = await silent.state('closed')
    expect(end).toMatchObject({ code: 1006, by: 'network', error: { reason: 'websocket-lost' } })
    await pinging.log.received(20)
    expect(pinging.session.state.state).toBe('open')
    await pinging.session.end()
  })

  test('answers 502 where there is nothing behind it, and later there is', async () => {
    const backend = await freePort()
    await using proxy = await startProxy(backend)
    const { session, state } = hold(`ws://127.0.0.1:${proxy.port}/`, { reconnect: QUICK })
    const { end } = await state('waiting')
    expect(end).toMatchObject({ code: 1006, error: { reason: 'websocket-refused' } })
    await session.end()
  })
})

describeServer('HAProxy: HTTP/2 before websockets of Python', hasHaproxy && hasPythonWebSockets, () => {
  const overHttp2 = (port: number) =>
    holdSession(opener(client, `wss://sonde.test:${port}/echo`, { protocol: '2' }))

  // Asked for HTTP/1.1 alone, one that agrees to HTTP/2 alone agrees to nothing, and speaks HTTP/1.1.
  test.each([
    ['h2', '2', '2'],
    ['h2,http/1.1', '2', '2'],
    ['h2', 'auto', '1.1']
  ] as const)('that agrees to %s, asked for %s, passes messages on', async (alpn, protocol, httpVersion) => {
    await using server = await startPythonWebSockets()
    await using proxy = await startHaproxy(server.port, alpn)
    const url = `wss://sonde.test:${proxy.port}/echo`
    const open = opener(client, url, { protocol, headers: [['Sec-WebSocket-Protocol', 'chat']] })
    const { session, log, state } = holdSession(open)
    const { subprotocol, extensions } = await state('open')
    expect(subprotocol).toBe('chat')
    expect(extensions).toMatch(/^permessage-deflate/)
    const handshake = log.entries.find(entry => entry.kind === 'handshake')
    const hops = handshake?.exchange?.hops.map(({ response }) => response?.httpVersion)
    expect(hops).toEqual([httpVersion])
    for (const message of MESSAGES) session.send(message)
    expect(asReceived(await log.received(MESSAGES.length))).toEqual(asSent)
    session.ping()
    expect((await log.received(MESSAGES.length + 1)).at(-1)?.rttMs).toBeGreaterThan(0)
    session.close(4000, 'bye')
    expect(await state('closed')).toMatchObject({ end: { code: 4000, by: 'us' } })
  })

  test('is lost with what is behind it', async () => {
    const server = await startPythonWebSockets()
    await using proxy = await startHaproxy(server.port, 'h2')
    const { state } = overHttp2(proxy.port)
    await state('open')
    await server[Symbol.asyncDispose]()
    const { end } = await state('closed')
    expect(end?.code).toBeGreaterThan(1000)
  })

  test('answers 503 where there is nothing behind it', async () => {
    const backend = await freePort()
    await using proxy = await startHaproxy(backend, 'h2')
    const { error } = await overHttp2(proxy.port).state('closed')
    expect(error).toMatchObject({ reason: 'websocket-refused', facts: { status: 503 } })
  })
})

describe('a WebSocket over TLS', () => {
  test('brings all of it, and its close', async () => {
    await using server = await startWebSocketServer(echo, { certificate: 'good', perMessageDeflate: true })
    const { session, log, state } = hold(`wss://sonde.test:${server.port}/`)
    await state('open')
    for (const message of MESSAGES) session.send(message)
    expect(asReceived(await log.received(MESSAGES.length))).toEqual(asSent)
    for (const socket of server.clients) socket.close(4444, 'enough')
    expect(await state('closed')).toMatchObject({ end: { code: 4444, reason: 'enough', by: 'peer' } })
    await server.empty()
  })

  test('is lost with its server', async () => {
    await using server = await startWebSocketServer(echo, { certificate: 'good' })
    const { state } = hold(`wss://sonde.test:${server.port}/`)
    await state('open')
    for (const socket of server.clients) socket.terminate()
    expect(await state('closed')).toMatchObject({ end: { code: 1006, by: 'network' } })
  })
})

describe('a WebSocket over HTTP/2', () => {
  async function startExtended(
    onFrame: (stream: ServerHttp2Stream, opcode: number, payload: Buffer) => void
  ) {
    const settings = { enableConnectProtocol: true }
    const server = createSecureServer({ cert: readCertificate('good'), key: readLeafKey(), settings })
    server.on('stream', stream => {
      stream.on('error', () => {}).respond({ ':status': 200 })
      const reader = new FrameReader(({ opcode, payload }) => onFrame(stream, opcode, payload))
      stream.on('data', (chunk: Buffer) => reader.add(chunk))
    })
    return listen(server)
  }
  const open = (port: number) =>
    holdSession(opener(client, `wss://sonde.test:${port}/`, { protocol: '2' }), { closeTimeoutMs: 1000 })

  test('brings all of it, and its close', async () => {
    await using server = await startExtended((stream, opcode, payload) => {
      stream.write(frame(opcode, payload))
      if (opcode === CLOSE) stream.end()
    })
    const { session, log, state } = open(server.port)
    await state('open')
    const large = 'x'.repeat(300_000)
    session.send(text('hello'))
    session.send(text(large))
    expect(asReceived(await log.received(2))).toEqual([
      ['text', 'hello'],
      ['text', large]
    ])
    session.close(4000, 'bye')
    expect(await state('closed')).toMatchObject({ end: { code: 4000, reason: 'bye', by: 'us' } })
  })

  test('that the server resets is lost', async () => {
    await using server = await startExtended(stream => stream.close(8))
    const { session, state } = open(server.port)
    await state('open')
    session.send(text('hello'))
    expect(await state('closed')).toMatchObject({ end: { code: 1006, by: 'network' } })
  })
})
