import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { type FramePeer, startFrameServer } from '#test/fixtures/servers/frame-server.ts'
import { holdSession, opener, text } from '#test/fixtures/socket-sessions.ts'
import { BINARY, CLOSE, closing, frame, PING, PONG, TEXT } from '#test/fixtures/web-socket-frames.ts'

let client: DirectClient
beforeEach(() => {
  client = new DirectClient()
})
afterEach(() => client.close())

const isClose = ({ opcode }: { opcode: number }) => opcode === CLOSE
const isLogged = ({ opcode }: { opcode: string }) => opcode === 'close'

/** A server whose one connection does as it is told, and a session with it. */
async function opened(
  settings: Parameters<typeof holdSession>[1] = {},
  onPeer: (peer: FramePeer) => void = () => {},
  answer = ''
) {
  let peer: FramePeer | undefined
  const server = await startFrameServer(
    each => {
      peer = each
      onPeer(each)
    },
    () => answer
  )
  const held = holdSession(opener(client, `ws://127.0.0.1:${server.port}/`), settings)
  return {
    ...held,
    server,
    get peer(): FramePeer {
      if (!peer) throw new Error('There is no connection yet.')
      return peer
    },
    async [Symbol.asyncDispose]() {
      await held.session.end()
      await server[Symbol.asyncDispose]()
    }
  }
}

describe('what a server may not send', () => {
  test.each([
    ['a reserved opcode', frame(0xb), 'The server sent a frame of opcode 0xB, which is reserved.'],
    [
      'a continuation of nothing',
      frame(0, 'x'),
      'The server sent a continuation (opcode 0x0) of no message.'
    ],
    [
      'a message among fragments',
      Buffer.concat([frame(TEXT, 'he', { fin: false }), frame(BINARY, 'x')]),
      'The server began a binary message (opcode 0x2) before the one in fragments had ended.'
    ],
    [
      'compression that was not agreed on',
      frame(TEXT, 'x', { rsv: 4 }),
      'The server sent a frame with the reserved bit RSV1, which means nothing there.'
    ],
    [
      'a bit that nobody has given a meaning',
      frame(TEXT, 'x', { rsv: 1 }),
      'The server sent a frame with the reserved bit RSV2 or RSV3, which means nothing there.'
    ],
    [
      'a ping of 200 bytes',
      frame(PING, 'x'.repeat(200)),
      'The server sent a ping with a payload of 200 B, and control frames have at most 125 B.'
    ],
    [
      'a close of 70,000',
      frame(CLOSE, Buffer.alloc(70_000)),
      'The server sent a close with a payload of 68 KiB, and control frames have at most 125 B.'
    ],
    [
      'one of whose length nothing has come',
      frame(PONG, 'x'.repeat(200)).subarray(0, 2),
      'The server sent a pong with a payload of more than 125 B, and control frames have at most 125 B.'
    ],
    [
      'a ping in fragments',
      frame(PING, '', { fin: false }),
      'The server sent a ping in fragments, and control frames are whole.'
    ],
    ['a close of a byte', frame(CLOSE, 'x'), 'The server sent a close frame of one byte.'],
    [
      'a close with a code of its own',
      frame(CLOSE, closing(1005)),
      'The server closed the connection with 1005, a code that may not be sent.'
    ]
  ])('is told when the close goes out, not when the connection has gone: %s', async (_, bytes, sentence) => {
    await using it = await opened({ closeTimeoutMs: 0 })
    await it.state('open')
    it.peer.socket.write(bytes)
    const { error } = await it.state('closing')
    expect(error?.message).toBe(sentence)
    expect(error?.hint).toMatch(/RFC 6455 §.* The connection was closed with 1002\.$/)
    await it.peer.frame(isClose)
    expect(it.log.entries.slice(-2)).toMatchObject([
      { kind: 'fault', error: { message: sentence } },
      { opcode: 'close', direction: 'sent', code: 1002 }
    ])
    expect(it.session.state.state).toBe('closing')
    it.peer.socket.end()
    expect((await it.state('closed')).end).toMatchObject({ code: 1002, error: { message: sentence } })
  })
})

describe('a close', () => {
  test('goes out with code and reason, and is answered', async () => {
    await using it = await opened()
    await it.state('open')
    it.session.close(4001, 'bye')
    expect(it.session.state.state).toBe('closing')
    const { payload } = await it.peer.frame(isClose)
    expect(payload).toEqual(closing(4001, 'bye'))
    it.peer.socket.end(frame(CLOSE, closing(4001)))
    const { end } = await it.state('closed')
    expect(end).toEqual({ code: 4001, reason: '', by: 'us' })
    const closes = it.log.messages.map(({ direction, opcode, code, origin, payload }) => [
      direction,
      opcode,
      code,
      origin,
      payload.toString()
    ])
    expect(closes).toEqual([
      ['sent', 'close', 4001, 'person', 'bye'],
      ['received', 'close', 4001, undefined, '']
    ])
  })

  test('without a code has nothing in it', async () => {
    await using it = await opened()
    await it.state('open')
    it.session.close()
    expect((await it.peer.frame(isClose)).payload).toHaveLength(0)
    it.peer.socket.end(frame(CLOSE))
    expect((await it.state('closed')).end).toEqual({ code: 1005, reason: '', by: 'us' })
  })

  test('of the other side is answered with its code, and told with its reason', async () => {
    await using it = await opened({}, ({ socket }) => socket.write(frame(CLOSE, closing(4321, 'später'))))
    await it.state('closing')
    const { payload } = await it.peer.frame(isClose)
    expect(payload).toEqual(closing(4321))
    it.peer.socket.end()
    expect((await it.state('closed')).end).toEqual({ code: 4321, reason: 'später', by: 'peer' })
    expect(it.log.messages.at(-1)).toMatchObject({ direction: 'sent', code: 4321, origin: 'protocol' })
  })

  test('goes out once all that was sent before has', async () => {
    await using it = await opened()
    await it.state('open')
    it.session.send({ payload: Buffer.alloc(9_000_000, 'a'), isText: true, origin: 'person' })
    it.session.send(text('last'))
    it.session.close(1000)
    await it.peer.frame(isClose)
    const data = it.peer.frames.filter(({ opcode }) => opcode <= BINARY)
    const size = data.reduce((sum, { payload }) => sum + payload.length, 0)
    expect(size).toBe(9_000_004)
    expect(data.at(-1)?.payload.toString()).toBe('last')
    expect(it.peer.frames.at(-1)?.opcode).toBe(CLOSE)
  })

  test('that waits for a large message is overtaken by that of the other side, and answered', async () => {
    await using it = await opened()
    await it.state('open')
    it.peer.socket.pause()
    it.session.send({ payload: Buffer.alloc(60_000_000), isText: false, origin: 'person' })
    it.session.close(4001, 'bye')
    expect(it.session.state.state).toBe('closing')
    const closes = () => it.log.messages.filter(isLogged)
    expect(closes()).toEqual([])
    it.peer.socket.write(Buffer.concat([frame(PING, 'there?'), frame(CLOSE, closing(1001))]))
    await it.log.received(2)
    it.peer.socket.resume()
    expect((await it.peer.frame(isClose)).payload).toEqual(closing(1001))
    it.peer.socket.end()
    expect((await it.state('closed')).end).toEqual({ code: 1001, reason: '', by: 'peer' })
    expect(it.peer.frames.some(({ opcode }) => opcode === PONG)).toBe(true)
    expect(closes().map(({ direction, code, origin }) => [direction, code, origin])).toEqual([
      ['received', 1001, undefined],
      ['sent', 1001, 'protocol']
    ])
  })

  test('leaves what still comes to be told, until it is answered', async () => {
    await using it = await opened()
    await it.state('open')
    it.session.close(1000)
    await it.peer.frame(isClose)
    it.peer.socket.end(Buffer.concat([frame(TEXT, 'late'), frame(PING, 'p'), frame(CLOSE, closing(1000))]))
    await it.state('closed')
    const received = it.log.messages.filter(({ direction }) => direction === 'received')
    expect(received.map(({ opcode }) => opcode)).toEqual(['text', 'ping', 'close'])
    expect(it.peer.frames.map(({ opcode }) => opcode)).toEqual([CLOSE])
  })

  test('that is not answered in time ends the connection', async () => {
    await using it = await opened({ closeTimeoutMs: 30 })
    await it.state('open')
    it.session.close(1000)
    const { end } = await it.state('closed')
    expect(end).toMatchObject({ code: 1006, by: 'us', error: { code: 'TIMEOUT', reason: 'websocket-close' } })
    await it.server.empty()
  })

  type Opened = Awaited<ReturnType<typeof opened>>
  test.each([
    ['our close', ({ session }: Opened) => session.close(1000), 1006, 'websocket-close'],
    [
      'a masked frame of its own',
      ({ peer }: Opened) => void peer.socket.write(frame(TEXT, 'x', { mask: Buffer.alloc(4, 1) })),
      1002,
      'websocket-masked'
    ]
  ])('ends in time with a server that reads nothing, after %s', async (_, act, code, reason) => {
    await using it = await opened({ closeTimeoutMs: 50 })
    await it.state('open')
    it.peer.socket.pause()
    it.session.send({ payload: Buffer.alloc(60_000_000), isText: false, origin: 'person' })
    act(it)
    const { end } = await it.state('closed')
    expect(end).toMatchObject({ code, by: 'us', error: { reason } })
    it.peer.socket.resume()
    await it.server.empty()
  })

  describe('is waited for', () => {
    const CLOSE_MS = 1000

    /** An open one, and from then on a clock of the test's own. */
    async function aboutToClose() {
      const it = await opened({ closeTimeoutMs: CLOSE_MS })
      await it.state('open')
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      return it
    }
    afterEach(() => vi.useRealTimers())

    test('as long as what the server sent before it comes', async () => {
      await using it = await aboutToClose()
      it.session.close(1000)
      for (let n = 1; n <= 5; n++) {
        it.peer.socket.write(frame(TEXT, 'more'))
        await it.log.received(n)
        vi.advanceTimersByTime(CLOSE_MS)
      }
      it.peer.socket.end(frame(CLOSE, closing(1000)))
      expect((await it.state('closed')).end).toEqual({ code: 1000, reason: '', by: 'us' })
    })

    test('as long as nothing is read', async () => {
      await using it = await aboutToClose()
      it.log.behind = true
      it.peer.socket.write(frame(TEXT, 'first'))
      await it.log.received(1)
      it.session.close(1000)
      vi.advanceTimersByTime(100 * CLOSE_MS)
      it.peer.socket.end(Buffer.concat([frame(TEXT, 'last'), frame(CLOSE, closing(1000))]))
      it.log.catchUp()
      expect((await it.state('closed')).end).toEqual({ code: 1000, reason: '', by: 'us' })
      expect(it.log.messages.map(({ payload }) => payload.toString())).toContain('last')
    })

    test('but not without end, where the server goes on sending', async () => {
      await using it = await aboutToClose()
      it.session.close(1000)
      for (let n = 1; n <= 12; n++) {
        it.peer.socket.write(frame(TEXT, 'more'))
        await it.log.received(n)
        vi.advanceTimersByTime(CLOSE_MS)
      }
      expect((await it.state('closed')).end?.error).toMatchObject({ reason: 'websocket-close' })
    })

    test('nor where it sends more than the log keeps up with', async () => {
      await using it = await aboutToClose()
      it.session.close(1000)
      for (let n = 1; n <= 12; n++) {
        it.log.behind = true
        it.peer.socket.write(frame(TEXT, 'more'))
        await it.log.received(n)
        it.log.catchUp()
        vi.advanceTimersByTime(CLOSE_MS)
      }
      expect((await it.state('closed')).end?.error).toMatchObject({ reason: 'websocket-close' })
    })
  })

  test('that is answered, by a server that leaves the connection open, ends it in time', async () => {
    await using it = await opened({ closeTimeoutMs: 30 }, ({ socket, frame: next }) => {
      socket.allowHalfOpen = true
      void next(isClose).then(() => socket.write(frame(CLOSE, closing(1000))))
    })
    await it.state('open')
    it.session.close(1000)
    expect((await it.state('closed')).end).toEqual({ code: 1000, reason: '', by: 'us' })
  })

  test.each([
    [999, ''],
    [1005, ''],
    [undefined, 'why'],
    [1000, 'x'.repeat(124)]
  ])('with %s and a reason of %j is refused, and the connection stands', async (code, reason) => {
    await using it = await opened()
    await it.state('open')
    expect(() => it.session.close(code, reason)).toThrow(expect.objectContaining({ code: 'BUILD' }))
    expect(it.session.state.state).toBe('open')
  })
})

describe('a connection that is lost', () => {
  const lost = {
    code: 1006,
    reason: '',
    by: 'network',
    error: { code: 'CONNECTION_CLOSED', reason: 'websocket-lost' }
  }

  test('by its end without a close', async () => {
    await using it = await opened({}, ({ socket }) => socket.end(frame(TEXT, 'last')))
    expect((await it.state('closed')).end).toMatchObject(lost)
    expect(it.log.messages).toMatchObject([{ opcode: 'text', payload: Buffer.from('last') }])
  })

  test('in the midst of a frame', async () => {
    await using it = await opened({}, ({ socket }) => socket.end(frame(TEXT, 'cut off').subarray(0, 5)))
    expect((await it.state('closed')).end).toMatchObject(lost)
    expect(it.log.messages).toEqual([])
  })

  test('by a reset in the midst of a frame', async () => {
    await using it = await opened()
    await it.state('open')
    it.peer.socket.write(Buffer.concat([frame(TEXT, 'whole'), frame(TEXT, 'cut off').subarray(0, 5)]))
    await it.log.received(1)
    it.peer.socket.resetAndDestroy()
    const { end } = await it.state('closed')
    expect(end).toMatchObject({ ...lost, error: { ...lost.error, facts: { problem: 'ECONNRESET' } } })
  })

  test('while it was being closed is nobody’s fault', async () => {
    await using it = await opened()
    await it.state('open')
    it.session.close(1000)
    await it.peer.frame(isClose)
    it.peer.socket.end()
    expect((await it.state('closed')).end).toEqual({ code: 1006, reason: '', by: 'us' })
  })
})

describe('a server that says what was not offered', () => {
  test.each(['x-unknown', 'permessage-deflate; x=1', 'permessage-deflate; server_max_window_bits=99'])(
    'as %s is left with 1002',
    async extensions => {
      await using it = await opened({}, () => {}, `Sec-WebSocket-Extensions: ${extensions}\r\n`)
      await it.state('closing')
      expect((await it.peer.frame(isClose)).payload).toEqual(closing(1002))
      it.peer.socket.end()
      const { end } = await it.state('closed')
      expect(end).toMatchObject({
        code: 1002,
        by: 'us',
        error: { code: 'PROTOCOL', reason: 'websocket-extension' }
      })
      expect(it.states.map(({ state }) => state)).toEqual(['connecting', 'closing', 'closed'])
      const handshake = it.log.entries.find(entry => entry.kind === 'handshake')
      expect(handshake).toMatchObject({ status: 101, extensions, error: { reason: 'websocket-extension' } })
    }
  )
})

describe('pings', () => {
  test('are answered once each, and measured when they are ours', async () => {
    await using it = await opened({}, ({ socket, frame: next }) => {
      socket.write(Buffer.concat([frame(PING, 'one'), frame(PING, 'two')]))
      void next(({ opcode }) => opcode === PING).then(({ payload }) =>
        socket.write(Buffer.concat([frame(PONG, 'unasked'), frame(PONG, payload)]))
      )
    })
    await it.state('open')
    const seq = it.session.ping(Buffer.from('mine'))
    expect(it.log.entries[seq]).toMatchObject({ direction: 'sent', opcode: 'ping', origin: 'person' })
    const received = await it.log.received(4)
    expect(received.map(({ opcode, payload, rttMs }) => [opcode, payload.toString(), rttMs])).toEqual([
      ['ping', 'one', undefined],
      ['ping', 'two', undefined],
      ['pong', 'unasked', undefined],
      ['pong', 'mine', expect.any(Number)]
    ])
    const pongs = it.peer.frames.filter(({ opcode }) => opcode === PONG)
    expect(pongs.map(({ payload }) => payload.toString())).toEqual(['one', 'two'])
  })

  test('go out by themselves, each with another payload', async () => {
    await using it = await opened({ pingIntervalMs: 5 })
    await it.state('open')
    await it.peer.frame(({ payload }) => payload.toString() === '3')
    const sent = it.log.messages.map(({ opcode, origin }) => [opcode, origin])
    expect(sent.slice(0, 3)).toEqual(Array(3).fill(['ping', 'timer']))
  })

  test('of more than 125 bytes are refused', async () => {
    await using it = await opened()
    await it.state('open')
    const refused = expect.objectContaining({ code: 'BUILD', field: 'payload' })
    expect(() => it.session.ping(Buffer.alloc(126))).toThrow(refused)
  })

  test('after which nothing comes end the connection', async () => {
    await using it = await opened({ pingIntervalMs: 5, pongTimeoutMs: 40 })
    const { end } = await it.state('closed')
    expect(end).toMatchObject({
      code: 1006,
      by: 'network',
      error: { code: 'CONNECTION_CLOSED', reason: 'websocket-silent' }
    })
    expect(it.log.entries.some(({ kind }) => kind === 'missed-pong')).toBe(true)
    await it.server.empty()
  })

  test('in a flood are answered as far as the other side reads', async () => {
    // More than fits into the buffers of the system.
    const count = 120_000
    await using it = await opened({}, ({ socket }) => {
      socket.pause()
      for (let i = 0; i < count; i++) socket.write(frame(PING, `${String(i).padStart(100, '.')}`))
    })
    await it.log.received(count)
    const answered = it.log.messages.filter(({ opcode }) => opcode === 'pong').length
    expect(answered).toBeLessThan(count)
    expect(it.session.state.state).toBe('open')
    it.peer.socket.resume()
    // The last of them gets an answer in any case.
    const isLast = ({ opcode, payload }: { opcode: number; payload: Buffer }) =>
      opcode === PONG && payload.toString().endsWith(String(count - 1))
    await it.peer.frame(isLast)
  })
})
