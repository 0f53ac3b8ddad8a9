import { once } from 'node:events'
import { constants, createSecureServer, type ServerHttp2Stream } from 'node:http2'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { UpgradedConnection } from '#engine/websocket/upgraded-connection.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { Header } from '#shared/model/request.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { readCertificate, readLeafKey } from '#test/fixtures/certs/certificates.ts'
import { get } from '#test/fixtures/requests.ts'
import { startConnectProxy } from '#test/fixtures/servers/connect-proxy.ts'
import { acceptLine } from '#test/fixtures/servers/frame-server.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { listen } from '#test/fixtures/servers/listen.ts'
import { answering, startRawServer } from '#test/fixtures/servers/raw-server.ts'
import { startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'

const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }]
const ACCEPT_OF_ITS_OWN = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'

let client: DirectClient
beforeEach(() => {
  client = new DirectClient({ lookup, trust: [readCertificate('ca')] })
})
afterEach(() => client.close())

function open(url: string, headers: Header[] = [], settings: ExecuteSettings = {}) {
  const told: ExchangeEvent[] = []
  const opening = client.openWebSocket({ url, headers }, { ...settings, tell: event => told.push(event) })
  return opening.then(handshake => ({ ...handshake, told }))
}

const phasesOf = (exchange: Exchange, hop = -1) => exchange.hops.at(hop)?.phases.map(({ name }) => name)

/** The first bytes that come. */
async function firstOf(connection: UpgradedConnection | undefined): Promise<string> {
  if (!connection) throw new Error('There is no connection.')
  const [chunk] = await once(connection.socket, 'data')
  return chunk.toString('latin1')
}

describe('a WebSocket over HTTP/1.1', () => {
  test('is asked for by an exchange whose last phase is the upgrade', async () => {
    await using server = await startWebSocketServer(socket => socket.send('hello'))
    const { exchange, connection, told } = await open(`ws://127.0.0.1:${server.port}/chat?a=1`, [
      ['X-A', '1']
    ])
    expect(exchange.error).toBeUndefined()
    expect(phasesOf(exchange)).toEqual(['tcp', 'upgrade'])
    const [hop] = exchange.hops
    expect(hop?.response).toMatchObject({
      status: 101,
      statusText: 'Switching Protocols',
      httpVersion: '1.1'
    })
    expect(hop?.sent?.head).toMatch(
      /^GET \/chat\?a=1 HTTP\/1\.1\r\nhost: 127\.0\.0\.1:\d+\r\nconnection: upgrade\r\nupgrade: websocket\r\nUser-Agent: sonde\/\S+\r\nX-A: 1\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: \S{24}\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n$/
    )
    const names = hop?.sent?.head
      .split('\r\n')
      .slice(1, -2)
      .map(line => line.split(':')[0])
    expect(hop?.request.headers.map(([name]) => name)).toEqual(names)
    expect(told.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['started', 'connection', 'request-sent', 'response-head', 'hop-ended', 'done'])
    )
    expect(await firstOf(connection)).toBe('\x81\x05hello')
    expect(connection?.wire.received).toBeGreaterThanOrEqual(7)
    connection?.socket.destroy()
  })

  test('hands out what came together with the head, and writes what it is given', async () => {
    await using server = await startRawServer(socket => {
      socket.once('data', head => {
        socket.write(`${ACCEPT_OF_ITS_OWN}${acceptLine(head)}\r\n\x81\x02hi`, 'latin1')
        socket.on('data', data => socket.write(data))
      })
    })
    const { connection } = await open(`http://127.0.0.1:${server.port}/`)
    expect(await firstOf(connection)).toBe('\x81\x02hi')
    connection?.socket.write('back')
    expect(await firstOf(connection)).toBe('back')
    connection?.socket.destroy()
    await server.empty()
  })

  test('goes where redirects lead, and proves who asks, with a key of its own for each connection', async () => {
    await using sockets = await startWebSocketServer(socket => socket.send('in'), {
      handleProtocols: protocols => protocols.has('b') && 'b'
    })
    await using server = await startHttpServer((_, response) => {
      response.writeHead(307, { Location: `ws://127.0.0.1:${sockets.port}/there` }).end('elsewhere')
    })
    const { exchange, connection } = await open(
      `ws://127.0.0.1:${server.port}/`,
      [['Sec-WebSocket-Protocol', 'a, b']],
      { redirects: { keepCredentials: true }, auth: { kind: 'basic', username: 'u', password: 'p' } }
    )
    expect(exchange.hops.map(({ reason, response }) => [reason, response?.status])).toEqual([
      ['initial', 307],
      ['redirect', 101]
    ])
    expect(connection?.subprotocol).toBe('b')
    expect(sockets.requests[0]?.headers.authorization).toBe(`Basic ${btoa('u:p')}`)
    const keys = exchange.hops.map(({ sent }) => /Key: (\S+)/.exec(sent?.head ?? '')?.[1])
    expect(keys[0]).not.toBe(keys[1])
    connection?.socket.destroy()
  })

  test('goes as far as redirects may lead where each answer is the last of its connection', async () => {
    let count = 0
    await using server = await startRawServer(socket =>
      socket.once('data', () => {
        socket.write(`HTTP/1.1 302 Found\r\nLocation: /${++count}\r\nContent-Length: 0\r\n\r\n`)
        socket.once('data', () => socket.destroy())
      })
    )
    const { exchange } = await open(`ws://127.0.0.1:${server.port}/`)
    expect(exchange.error).toMatchObject({ code: 'REDIRECT', reason: 'too-many' })
    expect(exchange.hops.filter(({ response }) => response)).toHaveLength(11)
    const phases = exchange.hops.flatMap(hop => hop.phases.map(({ name }) => name))
    expect(phases).not.toContain('backoff')
  })

  test('is refused with the whole of what the server answers', async () => {
    await using server = await startHttpServer((_, response) => {
      response.writeHead(403, { 'X-Why': 'you' }).end('not for you')
    })
    const { exchange, connection } = await open(`ws://127.0.0.1:${server.port}/`)
    expect(connection).toBeUndefined()
    expect(exchange.error).toMatchObject({ code: 'PROTOCOL', reason: 'websocket-refused' })
    expect(exchange.error?.message).toContain('it answered 403 Forbidden')
    expect(phasesOf(exchange)).toEqual(['tcp', 'upgrade', 'download'])
    const { id = '', size = 0 } = exchange.body ?? {}
    expect(new TextDecoder().decode(await client.readBody(id, 0, size))).toBe('not for you')
    await client.releaseBody(id)
  })

  test.each([
    ['ws', 'good', 'try wss://.'],
    ['wss', undefined, 'try ws:// instead of wss://']
  ])('fails over %s in words of WebSockets', async (scheme, certificate, advice) => {
    const tellOff = (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
    await using server = await startRawServer(tellOff, certificate ? { certificate } : {})
    const { exchange } = await open(`${scheme}://sonde.test:${server.port}/`)
    expect(exchange.error?.hint).toContain(advice)
    expect(exchange.hops[0]?.error?.hint).toContain(advice)
    await server.empty()
  })

  test.each([
    ['a wrong Sec-WebSocket-Accept', 'Sec-WebSocket-Accept: x', 'websocket-accept'],
    ['none', 'X-A: 1', 'websocket-accept']
  ])('is none with %s', async (_, line, reason) => {
    await using server = await startRawServer(answering(`${ACCEPT_OF_ITS_OWN}${line}\r\n\r\n`))
    const { exchange, connection } = await open(`ws://127.0.0.1:${server.port}/`)
    expect(connection).toBeUndefined()
    expect(exchange.error).toMatchObject({ code: 'PROTOCOL', reason, phase: 'upgrade' })
    await server.empty()
  })

  test('is none with a subprotocol that was not offered', async () => {
    await using server = await startRawServer(accepting(`${ACCEPT_OF_ITS_OWN}Sec-WebSocket-Protocol: c\r\n`))
    const { exchange } = await open(`ws://127.0.0.1:${server.port}/`, [['Sec-WebSocket-Protocol', 'a']])
    expect(exchange.error?.reason).toBe('websocket-subprotocol')
    await server.empty()
  })

  test.each([
    ['Sec-WebSocket-Protocol: a\r\nSec-WebSocket-Protocol: b', 'websocket-subprotocol'],
    ['Sec-WebSocket-Protocol:', 'websocket-subprotocol'],
    ['Sec-WebSocket-Accept: x', 'websocket-accept']
  ])('is none with what may be said once: %j', async (lines, reason) => {
    await using server = await startRawServer(accepting(`${ACCEPT_OF_ITS_OWN}${lines}\r\n`))
    const { exchange } = await open(`ws://127.0.0.1:${server.port}/`, [['Sec-WebSocket-Protocol', 'a, b']])
    expect(exchange.error?.reason).toBe(reason)
    await server.empty()
  })

  test.each([
    ['that says nothing of it', '', 'do not say to which'],
    ['without Connection', 'Upgrade: websocket\r\n', 'do not say to which'],
    ['to another protocol', 'Upgrade: h2c\r\nConnection: Upgrade\r\n', 'its Upgrade is “h2c”']
  ])('is none with a 101 %s', async (_, lines, problem) => {
    await using server = await startRawServer(accepting(`HTTP/1.1 101 Switching Protocols\r\n${lines}`))
    const { exchange, connection } = await open(`ws://127.0.0.1:${server.port}/`)
    expect(connection).toBeUndefined()
    expect(exchange.error).toMatchObject({ code: 'PROTOCOL', reason: 'websocket-upgrade', phase: 'upgrade' })
    expect(exchange.error?.message).toContain(problem)
    await server.empty()
  })

  test('is one however Upgrade is written', async () => {
    const head = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: upgrade\r\n'
    await using server = await startRawServer(accepting(head))
    const { connection } = await open(`ws://127.0.0.1:${server.port}/`)
    expect(connection).toBeDefined()
    connection?.socket.destroy()
    await server.empty()
  })

  test('speaks TLS, and goes through the tunnel of a proxy also without', async () => {
    await using secure = await startWebSocketServer(socket => socket.send('s'), { certificate: 'good' })
    await using plain = await startWebSocketServer(socket => socket.send('p'))
    await using proxy = await startConnectProxy('HTTP/1.1 200 OK\r\n\r\n')
    const by = { proxy: { mode: 'url' as const, url: `http://127.0.0.1:${proxy.port}` } }
    const overTls = await open(`wss://sonde.test:${secure.port}/`, [], by)
    expect(phasesOf(overTls.exchange)).toEqual(['proxy-tcp', 'proxy', 'tls', 'upgrade'])
    expect(overTls.exchange.hops[0]?.connection?.tls?.alpn).toBe('http/1.1')
    expect(await firstOf(overTls.connection)).toBe('\x81\x01s')
    const tunnelled = await open(`ws://sonde.test:${plain.port}/`, [], by)
    expect(phasesOf(tunnelled.exchange)).toEqual(['proxy-tcp', 'proxy', 'upgrade'])
    expect(await firstOf(tunnelled.connection)).toBe('\x81\x01p')
    overTls.connection?.socket.destroy()
    tunnelled.connection?.socket.destroy()
  })

  test('takes no place of the requests to its server', async () => {
    await using server = await startWebSocketServer(() => {})
    const all = await Promise.all(Array.from({ length: 20 }, () => open(`ws://127.0.0.1:${server.port}/`)))
    expect(server.clients.size).toBe(20)
    for (const { connection } of all) connection?.socket.destroy()
    await server.empty()
  })

  test('is given up by its signal, and within the limit for a head', async () => {
    await using server = await startRawServer(() => {})
    const url = `ws://127.0.0.1:${server.port}/`
    const controller = new AbortController()
    const opening = client.openWebSocket({ url, headers: [] }, { signal: controller.signal })
    await server.accepts(1)
    controller.abort()
    expect((await opening).exchange.error?.code).toBe('ABORTED')
    const { exchange } = await open(url, [], { timeouts: { requestMs: 50 } })
    expect(exchange.error).toMatchObject({ code: 'TIMEOUT', phase: 'upgrade' })
    await server.empty()
  })

  test('is no request over HTTP, and Connection is not typed', async () => {
    await expect(client.execute(get('ws://127.0.0.1/'))).rejects.toMatchObject({
      code: 'BUILD',
      field: 'url'
    })
    const typed = client.openWebSocket({ url: 'ws://h/', headers: [['Connection', 'close']] }, {})
    await expect(typed).rejects.toMatchObject({ code: 'BUILD', field: 'headers.0.name' })
  })
})

describe('a WebSocket over HTTP/2', () => {
  const keys = { cert: readCertificate('good'), key: readLeafKey() }

  /** A server that sends back whatever comes on a stream. */
  async function startExtended(enableConnectProtocol: boolean) {
    const asked: Record<string, unknown>[] = []
    const server = createSecureServer({ ...keys, settings: { enableConnectProtocol } })
    server.on('stream', (stream: ServerHttp2Stream, headers) => {
      asked.push(headers)
      stream.on('error', () => {})
      if (headers[':method'] !== 'CONNECT') {
        stream.respond({ ':status': 200 })
        stream.end('plain')
      } else if (headers[':path'] === '/no') {
        stream.respond({ ':status': 403 })
        stream.end('no')
      } else {
        stream.respond({ ':status': 200 })
        stream.pipe(stream)
      }
    })
    return { ...(await listen(server)), asked }
  }

  test('is opened by an extended CONNECT, and ends with its stream alone', async () => {
    await using server = await startExtended(true)
    const url = `sonde.test:${server.port}`
    const { exchange, connection } = await open(`wss://${url}/a`, [], { protocol: '2' })
    expect(exchange.error).toBeUndefined()
    expect(phasesOf(exchange)).toEqual(['dns', 'tcp', 'tls', 'upgrade'])
    expect(server.asked[0]).toMatchObject({ ':method': 'CONNECT', ':protocol': 'websocket', ':path': '/a' })
    expect(server.asked[0]).not.toHaveProperty('sec-websocket-key')
    connection?.socket.write('around')
    expect(await firstOf(connection)).toBe('around')
    expect(connection?.wire).toEqual({ sent: 6, received: 6 })
    connection?.socket.end()
    await once(connection?.socket ?? process, 'end')
    const { exchange: next } = await client.execute(get(`https://${url}/`), { protocol: '2' })
    expect(next.hops[0]?.connection?.reused).toBe(true)
  })

  test('uses a connection that stands already, and one of its own otherwise', async () => {
    await using server = await startExtended(true)
    const url = `sonde.test:${server.port}`
    await client.execute(get(`https://${url}/`))
    const { exchange, connection } = await open(`wss://${url}/`)
    expect(exchange.hops[0]?.connection).toMatchObject({ protocol: 'h2', reused: true })
    connection?.socket.destroy()
  })

  test('is found where the server takes no HTTP/1.1, by a second hop', async () => {
    await using server = await startExtended(true)
    const url = `wss://sonde.test:${server.port}/`
    const { exchange, connection } = await open(url)
    expect(exchange.error).toBeUndefined()
    expect(
      exchange.hops.map(({ reason, error, response }) => [reason, error?.reason, response?.status])
    ).toEqual([
      ['initial', 'alpn', undefined],
      ['reconnect', undefined, 200]
    ])
    connection?.socket.write('around')
    expect(await firstOf(connection)).toBe('around')
    // What was learned is of use for as long as the connection stands.
    const next = await open(url)
    expect(next.exchange.hops).toHaveLength(1)
    next.connection?.socket.destroy()
    connection?.socket.destroy()
    const { exchange: only } = await open(url, [], { protocol: '1.1' })
    expect(only.hops).toHaveLength(1)
    expect(only.error).toMatchObject({ code: 'TLS', reason: 'alpn' })
  })

  test('is none where the server takes neither HTTP/1.1 nor an extended CONNECT', async () => {
    await using server = await startExtended(false)
    const { exchange } = await open(`wss://sonde.test:${server.port}/`)
    expect(exchange.hops).toHaveLength(2)
    expect(exchange.error).toMatchObject({ code: 'PROTOCOL', reason: 'websocket-over-http2' })
  })

  test('is asked for a few times, with ever longer waits, where the server refuses the stream', async () => {
    const server = createSecureServer({ ...keys, settings: { enableConnectProtocol: true } })
    server.on('stream', stream => stream.on('error', () => {}).close(constants.NGHTTP2_REFUSED_STREAM))
    await using refusing = await listen(server)
    const { exchange } = await open(`wss://sonde.test:${refusing.port}/`, [], { protocol: '2' })
    expect(exchange.error).toMatchObject({ code: 'CONNECTION_CLOSED', reason: 'refused' })
    const waits = exchange.hops.map(({ phases }) => phases.find(({ name }) => name === 'backoff'))
    expect(waits.map(wait => wait !== undefined)).toEqual([false, false, true, true, true])
    const waited = waits.map(wait => (wait ? wait.endMs - wait.startMs : 0))
    expect(waited[4]).toBeGreaterThan(2 * (waited[2] ?? 0))
  })

  test('is refused with what the server answers, and where it takes none', async () => {
    await using server = await startExtended(true)
    const { exchange } = await open(`wss://sonde.test:${server.port}/no`, [], { protocol: '2' })
    expect(exchange.error?.reason).toBe('websocket-refused')
    expect(exchange.body?.size).toBe(2)
    await using without = await startExtended(false)
    const refused = await open(`wss://sonde.test:${without.port}/`, [], { protocol: '2' })
    expect(refused.exchange.error).toMatchObject({ code: 'PROTOCOL', reason: 'websocket-over-http2' })
  })

  test.each([
    [
      'says what is no HTTP/2',
      (socket: Socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'),
      'PROTOCOL'
    ],
    ['closes', (socket: Socket) => socket.end(), 'CONNECTION_CLOSED']
  ])('fails at once where the server %s before its settings', async (_, act, code) => {
    const options = { certificate: 'good', alpn: ['h2'] }
    await using server = await startRawServer(socket => socket.once('data', () => act(socket)), options)
    const { exchange, connection } = await open(`wss://sonde.test:${server.port}/`, [], { protocol: '2' })
    expect(connection).toBeUndefined()
    expect(exchange.error?.code).toBe(code)
    expect(server.accepted).toBe(1)
    await server.empty()
  })
})

/** Answers the first request with these lines, and what proves that its key was read. */
function accepting(lines: string): (socket: Socket) => void {
  return socket => socket.once('data', head => socket.write(`${lines}${acceptLine(head)}\r\n`))
}
