import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RawData, WebSocket } from 'ws'
import { DirectClient } from '#engine/direct-client.ts'
import { type FramePeer, startFrameServer } from '#test/fixtures/servers/frame-server.ts'
import { echo, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'
import { binary, type HeldSession, holdSession, opener, text } from '#test/fixtures/socket-sessions.ts'
import { CLOSE, PING } from '#test/fixtures/web-socket-frames.ts'

let client: DirectClient
beforeEach(() => {
  client = new DirectClient()
})
afterEach(() => client.close())

const MiB = 1024 * 1024
const hold = async (port: number, settings = {}): Promise<HeldSession> => {
  const held = holdSession(opener(client, `ws://127.0.0.1:${port}/`), settings)
  await held.state('open')
  return held
}

describe('messages come back as they were sent', () => {
  test.each([true, false])('with compression offered and %s', async perMessageDeflate => {
    await using server = await startWebSocketServer(echo, { perMessageDeflate, maxPayload: 200 * MiB })
    const { session, log } = await hold(server.port)
    const noise = randomBytes(5 * MiB)
    const sent = [
      text('Hello, κόσμε'),
      text(''),
      binary(noise),
      text('short after long'),
      text('again and again, '.repeat(200_000)),
      binary(Buffer.alloc(0)),
      text('x'.repeat(2000))
    ]
    for (const message of sent) expect(session.send(message)).toHaveProperty('seq')
    session.ping()
    const received = (await log.received(sent.length + 1)).filter(({ opcode }) => opcode !== 'pong')
    const plain = (opcode: string, payload: Uint8Array) => [opcode, Buffer.from(payload).toString('latin1')]
    expect(received.map(({ opcode, payload }) => plain(opcode, payload))).toEqual(
      sent.map(({ isText, payload }) => plain(isText ? 'text' : 'binary', payload))
    )
    await session.end()
  })

  test.each([
    { clientNoContextTakeover: true },
    { serverNoContextTakeover: true },
    { clientMaxWindowBits: 9 },
    { serverMaxWindowBits: 9 },
    { threshold: 0 }
  ])('by a server that compresses with %j', async perMessageDeflate => {
    await using server = await startWebSocketServer(echo, { perMessageDeflate })
    const { session, log } = await hold(server.port)
    const sent = Array.from({ length: 50 }, (_, n) => `${n} is sent again and again. `.repeat(n * 20))
    for (const each of sent) session.send(text(each))
    const received = await log.received(sent.length)
    expect(received.map(({ payload }) => payload.toString())).toEqual(sent)
    expect(log.wire.sent).toBeLessThan(sent.join('').length / 4)
    await session.end()
  })
})

describe('what is sent', () => {
  test('is masked, each frame with another mask', async () => {
    const chunks: Buffer[] = []
    await using server = await startFrameServer(({ socket }) =>
      socket.on('data', (data: Buffer) => chunks.push(data))
    )
    const { session } = await hold(server.port)
    for (let i = 0; i < 5; i++) session.send(text('same'))
    await session.end()
    await server.empty()
    const bytes = Buffer.concat(chunks)
    const masks = [...Array(5).keys()].map(n => bytes.toString('hex', n * 10 + 2, n * 10 + 6))
    expect(new Set(masks).size).toBe(5)
  })

  test('goes in fragments when it is large, and lets pings pass between them', async () => {
    let peer: FramePeer | undefined
    await using server = await startFrameServer(each => {
      peer = each
      each.socket.pause()
    })
    const { session } = await hold(server.port)
    session.send(binary(Buffer.alloc(8 * MiB)))
    session.ping()
    peer?.socket.resume()
    session.close(1000)
    await peer?.frame(({ opcode }) => opcode === CLOSE)
    const opcodes = peer?.frames.map(({ opcode }) => opcode) ?? []
    expect(opcodes.filter(opcode => opcode === 0).length).toBeGreaterThan(10)
    expect(opcodes.indexOf(PING)).toBeLessThan(opcodes.lastIndexOf(0))
    await session.end()
  })

  test('is refused beyond a limit, as long as the other side does not take it', async () => {
    const sockets: WebSocket[] = []
    let bytes = 0
    await using server = await startWebSocketServer(
      socket => {
        sockets.push(socket)
        socket.pause()
        socket.on('message', (data: RawData) => {
          bytes += Buffer.isBuffer(data) ? data.length : 0
        })
      },
      { maxPayload: 200 * MiB }
    )
    const { session } = await hold(server.port, { compression: false })
    // However large, one message goes when nothing else waits.
    session.send(binary(Buffer.alloc(40 * MiB)))
    const refused = expect.objectContaining({ code: 'BODY_LIMIT', reason: 'websocket-backlog' })
    expect(() => session.send(binary(Buffer.alloc(1)))).toThrow(refused)
    for (const socket of sockets) socket.resume()
    await session.drained()
    session.send(binary(Buffer.alloc(1)))
    session.close(1000)
    await server.empty()
    expect(bytes).toBe(40 * MiB + 1)
    await session.end()
  })

  test('has to be UTF-8 as a text', async () => {
    await using server = await startWebSocketServer(echo)
    const { session } = await hold(server.port)
    const refused = expect.objectContaining({ code: 'BUILD', field: 'message' })
    expect(() => session.send({ ...text(''), payload: Uint8Array.of(0xff) })).toThrow(refused)
    expect(session.send(binary(Uint8Array.of(0xff)))).toHaveProperty('seq')
    await session.end()
  })
})

test('a pong tells since when its ping was in the log, also where that took a while', async () => {
  await using server = await startWebSocketServer(echo)
  const { session, log } = await hold(server.port)
  const add = log.addMessage.bind(log)
  log.addMessage = message => {
    const seq = add(message)
    for (const end = performance.now() + 5; performance.now() < end; );
    return seq
  }
  session.ping()
  const [pong] = await log.received(1)
  const ping = log.messages.find(({ opcode }) => opcode === 'ping')
  expect((pong?.atMs ?? 0) - (pong?.rttMs ?? 0)).toBeCloseTo(ping?.atMs ?? -1, 2)
  await session.end()
})
