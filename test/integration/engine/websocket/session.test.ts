import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { DirectClient } from '#engine/direct-client.ts'
import type { SessionMessage } from '#engine/session-log/session-entry.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import { startFrameServer } from '#test/fixtures/servers/frame-server.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { startRawServer } from '#test/fixtures/servers/raw-server.ts'
import { echo, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'
import { binary, holdSession, opener, text } from '#test/fixtures/socket-sessions.ts'
import { CLOSE, closing, frame, TEXT } from '#test/fixtures/web-socket-frames.ts'

let client: DirectClient
beforeEach(() => {
  client = new DirectClient()
})
afterEach(() => client.close())

const at = (port: number) => opener(client, `ws://127.0.0.1:${port}/`)
const QUICK = { enabled: true, firstMs: 1, maxMs: 1 }
/** Long enough that nothing happens by itself. */
const NEVER = { enabled: true, firstMs: 3_600_000, maxMs: 3_600_000 }

describe('a session', () => {
  test('begins closed, and goes through its states', async () => {
    await using server = await startWebSocketServer(echo, { handleProtocols: () => 'chat' })
    const events: [lane: number, startMs: number, event: ExchangeEvent][] = []
    const heard: SessionMessage[] = []
    const open = opener(client, `ws://127.0.0.1:${server.port}/`, {
      headers: [['Sec-WebSocket-Protocol', 'chat']]
    })
    const listener = {
      onHandshake: (...event: [number, number, ExchangeEvent]) => events.push(event),
      onMessage: (message: SessionMessage) =>
        heard.push({ ...message, payload: Buffer.from(message.payload) })
    }
    const { session, log, states, state } = holdSession(open, {}, { listener })
    const { subprotocol } = await state('open')
    expect(subprotocol).toBe('chat')
    expect(session.send(text('hello'))).toEqual({ seq: 2 })
    await log.received(1)
    session.close(1000, 'done')
    await state('closed')
    expect(states.map(each => each.state)).toEqual(['connecting', 'open', 'closing', 'closed'])
    expect(states.at(-1)).toMatchObject({ lane: 0, end: { code: 1000, by: 'us' } })
    expect(log.entries.map(({ kind }) => kind)).toEqual([
      'opening',
      'handshake',
      'message',
      'message',
      'message',
      'message',
      'ended'
    ])
    expect(log.entries[0]).toMatchObject({ attempt: 1, lane: 0 })
    expect(log.entries[1]).toMatchObject({
      status: 101,
      subprotocol: 'chat',
      exchange: { hops: [expect.anything()] }
    })
    expect(heard.map(({ opcode, payload }) => [opcode, payload.toString()])).toEqual([
      ['text', 'hello'],
      ['close', 'done']
    ])
    expect(events.map(([lane, , { type }]) => [lane, type])).toContainEqual([0, 'done'])
    const times = log.entries.map(({ atMs }) => atMs)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(log.wire.sent).toBeGreaterThanOrEqual(10)
    expect(log.wire.received).toBeGreaterThanOrEqual(10)
  })

  test('is opened again by hand, as another lane', async () => {
    await using server = await startWebSocketServer(echo)
    const { session, log, states, state } = holdSession(at(server.port))
    await state('open')
    session.connect()
    session.close(1000)
    await state('closed')
    session.connect()
    expect(await state('open')).toMatchObject({ lane: 1 })
    session.send(text('on the second'))
    expect((await log.received(2)).at(-1)).toMatchObject({ lane: 1, opcode: 'text' })
    await session.end()
    expect(states.map(({ state: name, lane }) => `${name} ${lane}`)).toEqual([
      'connecting 0',
      'open 0',
      'closing 0',
      'closed 0',
      'connecting 1',
      'open 1',
      'closing 1',
      'closed 1'
    ])
  })

  test('ends at once, as somebody who goes away, and leaves nothing', async () => {
    let closed: Promise<number> | undefined
    await using server = await startWebSocketServer(socket => {
      closed = new Promise(resolve => socket.on('close', resolve))
    })
    const { session, state } = holdSession(at(server.port), { pingIntervalMs: 1000 })
    await state('open')
    await session.end()
    expect(session.state).toMatchObject({ state: 'closed', end: { code: 1001, by: 'us' } })
    expect(await closed).toBe(1001)
    session.connect()
    expect(session.state.state).toBe('closed')
    expect(() => session.send(text(''))).toThrow(expect.objectContaining({ reason: 'not-open' }))
    await server.empty()
  })

  test('ends in the midst of a handshake', async () => {
    await using server = await startRawServer(() => {})
    const { session, state } = holdSession(at(server.port), { reconnect: QUICK })
    await state('connecting')
    await server.accepts(1)
    await session.end()
    expect(session.state).toMatchObject({ state: 'closed', error: { code: 'ABORTED' } })
    await server.empty()
  })

  test('that is closed in the midst of a handshake is not opened', async () => {
    await using server = await startRawServer(() => {})
    const { session, state } = holdSession(at(server.port), { reconnect: QUICK })
    await server.accepts(1)
    session.close(1000)
    expect(await state('closed')).toMatchObject({ error: { code: 'ABORTED' } })
    expect(server.accepted).toBe(1)
  })

  test('ends when it cannot be asked for', async () => {
    const { state, log } = holdSession(opener(client, 'ws://'), { reconnect: QUICK })
    expect(await state('closed')).toMatchObject({ error: { code: 'BUILD' } })
    expect(log.entries.map(({ kind }) => kind)).toEqual(['opening', 'handshake'])
  })
})

describe('times that are longer than timers can be set for', () => {
  const AGES = 1e15

  test('are waited for all the same', async () => {
    await using server = await startWebSocketServer(echo)
    const settings = { pingIntervalMs: AGES, pongTimeoutMs: AGES, closeTimeoutMs: AGES }
    const { session, log, state } = holdSession(at(server.port), settings)
    await state('open')
    session.ping()
    for (let n = 1; n <= 50; n++) {
      session.send(text('around'))
      await log.received(n + 1)
    }
    expect(log.messages.filter(({ opcode }) => opcode === 'ping')).toHaveLength(1)
    expect(log.entries.some(({ kind }) => kind === 'missed-pong')).toBe(false)
    session.close(1000)
    expect((await state('closed')).end).toEqual({ code: 1000, reason: '', by: 'us' })
  })

  test('and until a connection is opened again', async () => {
    await using server = await startFrameServer(({ socket }) => socket.destroy())
    const reconnect = { enabled: true, firstMs: AGES, maxMs: AGES }
    const { session, state } = holdSession(at(server.port), { reconnect }, { random: () => 1 })
    const { sinceMs, untilMs } = await state('waiting')
    expect(untilMs - sinceMs).toBeCloseTo(2 ** 31 - 1)
    await session.end()
  })
})

describe('a connection that is gone', () => {
  test('is opened again, on another lane, until it is closed by us', async () => {
    const sockets: WebSocket[] = []
    await using server = await startWebSocketServer(socket => {
      sockets.push(socket)
      if (sockets.length < 4) socket.close(1012, 'restart')
    })
    const { session, log, state } = holdSession(at(server.port), { reconnect: QUICK })
    for (;;) {
      const { lane } = await state('open')
      if (lane === 3) break
      await state('waiting')
    }
    const notes = log.entries.flatMap(entry =>
      entry.kind === 'opening' || entry.kind === 'waiting' ? [`${entry.kind} ${entry.attempt}`] : []
    )
    expect(notes).toEqual([
      'opening 1',
      'waiting 1',
      'opening 2',
      'waiting 2',
      'opening 3',
      'waiting 3',
      'opening 4'
    ])
    session.close(1001)
    expect(await state('closed')).toMatchObject({ lane: 3, end: { code: 1001, by: 'us' } })
  })

  test.each([1000, 1008, 4000])('with %d is not', async code => {
    await using server = await startWebSocketServer(socket => socket.close(code))
    const { state } = holdSession(at(server.port), { reconnect: QUICK })
    expect(await state('closed')).toMatchObject({ lane: 0, end: { code, by: 'peer' } })
  })

  test('with another code is, where that is asked for', async () => {
    await using server = await startWebSocketServer(socket => socket.close(4000))
    const { state } = holdSession(at(server.port), { reconnect: { ...QUICK, codes: [4000], maxAttempts: 2 } })
    expect(await state('closed')).toMatchObject({ lane: 2, end: { code: 4000 } })
  })

  test('and where nobody listens is tried as often as was asked for', async () => {
    const server = await startWebSocketServer(() => {})
    const { port } = server
    await server[Symbol.asyncDispose]()
    const { state, log } = holdSession(at(port), { reconnect: { ...QUICK, maxAttempts: 3 } })
    const closed = await state('closed')
    expect(closed).toMatchObject({ lane: 3, error: { code: 'CONNECT' } })
    expect(closed.end).toBeUndefined()
    expect(log.entries.filter(({ kind }) => kind === 'opening')).toHaveLength(4)
  })

  test('waits as long as it says, and by hand no longer', async () => {
    await using server = await startFrameServer(({ socket }) => socket.destroy())
    const { session, state } = holdSession(at(server.port), { reconnect: NEVER }, { random: () => 1 })
    const waiting = await state('waiting')
    expect(waiting).toMatchObject({ lane: 0, attempt: 1, of: 0, end: { code: 1006, by: 'network' } })
    expect(waiting.untilMs - waiting.sinceMs).toBeCloseTo(3_600_000)
    session.connect()
    expect(session.state).toMatchObject({ state: 'connecting', lane: 1 })
    expect(await state('waiting')).toMatchObject({ lane: 1, attempt: 1 })
    session.close(1000)
    expect(session.state).toMatchObject({ state: 'closed', lane: 1, end: { code: 1006 } })
    await server.empty()
  })

  test('waits no more when that is switched off', async () => {
    await using server = await startFrameServer(({ socket }) => socket.destroy())
    const { session, state } = holdSession(at(server.port), { reconnect: NEVER }, { random: () => 1 })
    await state('waiting')
    session.configure({ closeTimeoutMs: 1 })
    expect(session.state.state).toBe('waiting')
    session.configure({ reconnect: { ...NEVER, factor: 1, codes: [1006], maxAttempts: 0, enabled: false } })
    expect(session.state.state).toBe('closed')
  })
})

describe('a handshake that is refused', () => {
  test.each([
    [401, 'closed'],
    [404, 'closed'],
    [200, 'closed'],
    [429, 'waiting'],
    [500, 'waiting'],
    [503, 'waiting']
  ] as const)('with %d: %s', async (status, expected) => {
    await using server = await startHttpServer((_, response) => {
      response.writeHead(status).end('no')
    })
    const { session, state, log } = holdSession(at(server.port), { reconnect: NEVER }, { random: () => 1 })
    const told = await state(expected)
    const error = told.state === 'closed' ? told.error : told.end.error
    expect(error).toMatchObject({ code: 'PROTOCOL', reason: 'websocket-refused' })
    const handshake = log.entries.find(entry => entry.kind === 'handshake')
    expect(handshake).toMatchObject({ status, exchange: { body: { size: 2 } } })
    await session.end()
    const closed = await state('closed')
    expect(closed.error).toEqual(error)
    expect(closed.end).toBeUndefined()
  })
})

describe('messages while there is no connection', () => {
  test('are refused', async () => {
    await using server = await startRawServer(() => {})
    const { session } = holdSession(at(server.port))
    const refused = expect.objectContaining({ code: 'CONNECTION_CLOSED', reason: 'not-open' })
    expect(() => session.send(text('now'))).toThrow(refused)
    expect(() => session.ping()).toThrow(refused)
    await session.end()
  })

  test('wait for one where that is asked for, in order, and say that they did', async () => {
    const all: string[] = []
    let number = 0
    await using server = await startWebSocketServer(socket => {
      socket.on('message', data => all.push(String(data)))
      if (number++ === 0) socket.close(1012)
      else echo(socket)
    })
    const queue: [messages: number, bytes: number][] = []
    const onQueue = (...told: [number, number]) => queue.push(told)
    const settings = { queueWhileDown: true, reconnect: QUICK }
    const { session, state, log } = holdSession(at(server.port), settings, { listener: { onQueue } })
    await state('waiting')
    expect(session.send(text('one'))).toEqual({ queued: 1 })
    expect(session.send({ ...binary(Buffer.from('two')), origin: 'timer' })).toEqual({ queued: 2 })
    const received = await log.received(3)
    expect(received.map(({ payload }) => payload.toString())).toEqual(['', 'one', 'two'])
    const sent = log.messages.filter(({ direction, opcode }) => direction === 'sent' && opcode !== 'close')
    expect(sent.map(({ origin }) => origin)).toEqual(['queued', 'timer'])
    expect(queue).toEqual([
      [1, 3],
      [2, 6],
      [0, 0]
    ])
    await session.end()
    expect(all).toEqual(['one', 'two'])
  })

  test('go over no other connection than the one that they are meant for', async () => {
    const heard: number[] = []
    let number = 0
    await using server = await startWebSocketServer(socket => {
      socket.on('message', data => heard.push(Buffer.from(data.toString()).length))
      if (number === 0) socket.close(1012)
      if (number++ === 1) socket.pause()
    })
    const settings = { queueWhileDown: true, reconnect: QUICK }
    const { session, state } = holdSession(at(server.port), settings)
    await state('waiting')
    // The second waits until the first has gone.
    const large = text('x'.repeat(20 * 1024 * 1024))
    for (const message of [large, large]) session.send(message)
    await state('open')
    expect(session.send({ ...text('tick'), origin: 'timer', lane: 1 })).toEqual({ queued: 2 })
    for (const socket of server.clients) socket.terminate()
    await expect.poll(() => session.state).toMatchObject({ state: 'open', lane: 2 })
    const late = () => session.send({ ...text('tick'), origin: 'timer', lane: 1 })
    expect(late).toThrow(expect.objectContaining({ reason: 'not-open' }))
    await session.drained(0)
    session.send(text('of any'))
    await expect.poll(() => heard).toEqual([large.payload.length, 6])
    await session.end()
  })

  test('are only so many', async () => {
    await using server = await startRawServer(() => {})
    const { session } = holdSession(at(server.port), { queueWhileDown: true })
    session.send(binary(Buffer.alloc(60 * 1024 * 1024)))
    const full = expect.objectContaining({ code: 'CONNECTION_CLOSED', reason: 'queue-full' })
    expect(() => session.send(binary(Buffer.alloc(5 * 1024 * 1024)))).toThrow(full)
    for (let i = 1; i < 10_000; i++) session.send(text(''))
    expect(() => session.send(text(''))).toThrow(full)
    await session.end()
  })

  test('are refused where an end is none after which it is opened again', async () => {
    await using server = await startFrameServer(({ socket }) => {
      socket.allowHalfOpen = true
      socket.write(frame(CLOSE, closing(1000)))
    })
    const settings = { queueWhileDown: true, closeTimeoutMs: 30, reconnect: QUICK }
    const { session, state } = holdSession(at(server.port), settings)
    await state('closing')
    expect(() => session.send(text('late'))).toThrow(expect.objectContaining({ reason: 'not-open' }))
    await state('closed')
    await session.end()
  })

  test.each([
    ['that is refused', 404],
    ['that is given up', undefined]
  ])('are let go with a handshake %s, and told', async (_, status) => {
    const heard: string[] = []
    let number = 0
    await using server = await startWebSocketServer(
      socket =>
        socket.on('message', data => {
          heard.push(String(data))
          socket.close(1000)
        }),
      {
        verifyClient: (_, decide) => {
          if (number++ > 0) decide(true)
          else if (status) decide(false, status)
        }
      }
    )
    const queue: number[] = []
    const onQueue = (messages: number) => queue.push(messages)
    const { session, state } = holdSession(
      at(server.port),
      { queueWhileDown: true },
      { listener: { onQueue } }
    )
    session.send(text('old'))
    if (!status) session.close(1000)
    expect(await state('closed')).toMatchObject({ letGo: 1 })
    expect(queue).toEqual([1, 0])
    number = 1
    session.connect()
    await state('open')
    session.send(text('new'))
    expect(await state('closed')).not.toHaveProperty('letGo')
    expect(heard).toEqual(['new'])
    await session.end()
  })

  test('are refused once a person has closed it', async () => {
    await using server = await startFrameServer(() => {})
    const { session, state } = holdSession(at(server.port), { queueWhileDown: true })
    await state('open')
    session.close(1000)
    expect(() => session.send(text('late'))).toThrow(expect.objectContaining({ reason: 'not-open' }))
    await session.end()
  })
})

describe('a log that is behind', () => {
  test('holds the server up, and nothing is lost', async () => {
    const payload = Buffer.alloc(10_000, 'x')
    const count = 5000
    let written = 0
    await using server = await startFrameServer(({ socket }) => {
      const write = () => {
        if (written++ < count) socket.write(frame(TEXT, payload), write)
        else socket.write(frame(CLOSE, closing(1000)))
      }
      write()
    })
    const { session, state, log } = holdSession(at(server.port))
    await state('open')
    log.behind = true
    await log.received(1)
    // It has all the time to read on.
    for (let turn = 0; turn < 1000; turn++) await setImmediate()
    // The buffers of the system take some of it, and never all.
    expect(written).toBeLessThan(count)
    expect(log.messages.length).toBeLessThan(100)
    log.catchUp()
    const received = await log.received(count + 1)
    expect(received.filter(({ opcode }) => opcode === 'text')).toHaveLength(count)
    await session.end()
  })
})
