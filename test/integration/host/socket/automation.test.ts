import { expect, it } from 'vitest'
import type { EventOf } from '#shared/contract/define.ts'
import type { Contract } from '#shared/contract/index.ts'
import { OpenedLog, OpenedSocket, textMessage } from '#test/fixtures/open-socket.ts'
import { sendingHost } from '#test/fixtures/sending-host.ts'
import { echo, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'

type OnSocket = Parameters<typeof startWebSocketServer>[0]
const QUERY = { regex: false, matchCase: true, wholeWord: false }

async function session(onSocket: OnSocket = echo) {
  const server = await startWebSocketServer(onSocket)
  const host = await sendingHost()
  const socket = new OpenedSocket(host.rpc, { url: `ws://127.0.0.1:${server.port}/` })
  await socket.reach('open')
  const log = await OpenedLog.open(host.rpc, socket.id)
  return { ...host, socket, id: socket.id, log, server }
}

it('sends messages again and again, until it is told not to', async () => {
  const { rpc, id, log } = await session()
  const message = textMessage('tick')
  expect(
    await rpc.call('socket.configure', { id, timed: [{ message, everyMs: 10, enabled: true }] })
  ).toEqual({
    problems: []
  })
  const sent = await log.messages(3, ({ origin }) => origin === 'timer')
  expect(sent[0]).toMatchObject({ text: 'tick', direction: 'sent' })
  await rpc.call('socket.configure', { id, timed: [] })
})

it('answers what comes by the first rule that matches', async () => {
  const { rpc, id, log } = await session()
  const answer = (message: string) => ({ message: textMessage(message), delayMs: 0, enabled: true })
  await rpc.call('socket.configure', {
    id,
    answers: [
      { ...answer('off'), when: {}, enabled: false },
      { ...answer('by path'), when: { jsonPath: '$[?@.kind == "ask"]' } },
      { ...answer('by text'), when: { query: { text: 'ask', ...QUERY } } },
      { ...answer('by pong'), when: { opcodes: ['pong'] } }
    ]
  })
  for (const text of ['nothing', '[{"kind":"ask"}]', 'just ask'])
    await rpc.call('socket.send', { id, message: textMessage(text) })
  await rpc.call('socket.ping', { id })
  const answers = await log.messages(3, ({ origin }) => origin === 'script')
  expect(answers.map(({ text }) => text)).toEqual(['by path', 'by text', 'by pong'])
})

it('lets no two sides answer each other without end', async () => {
  const { rpc, id, socket } = await session()
  const rule = { when: {}, message: textMessage('again'), delayMs: 0, enabled: true }
  await rpc.call('socket.configure', { id, answers: [rule] })
  // Each of these goes round by itself, so that in a moment there are too many.
  for (let n = 0; n < 120; n++) await rpc.call('socket.send', { id, message: textMessage('begin') })
  const problem = await socket.find(event => (event.type === 'unsent' ? event : undefined))
  expect(problem).toMatchObject({ by: 'script', index: 0, problem: expect.stringContaining('100 times') })
})

it('switches a rule off whose pattern runs away, and goes on', async () => {
  const { rpc, id, socket, log } = await session()
  const when = { query: { ...QUERY, text: '^(a+)+$', regex: true } }
  const rule = { when, message: textMessage('never'), delayMs: 0, enabled: true }
  const other = { ...rule, when: { query: { ...QUERY, text: 'aaa' } }, message: textMessage('found') }
  await rpc.call('socket.configure', { id, answers: [rule, other] })
  await rpc.call('socket.send', { id, message: textMessage(`${'a'.repeat(60)}!`) })
  const problem = await socket.find(event => (event.type === 'unsent' ? event : undefined))
  expect(problem).toMatchObject({ by: 'script', index: 0, problem: expect.stringContaining('switched off') })
  const [answer] = await log.messages(1, ({ origin }) => origin === 'script')
  expect(answer?.text).toBe('found')
})

it('takes nothing of what has problems, and says where they are', async () => {
  const { rpc, id, log } = await session()
  const { problems } = await rpc.call('socket.configure', {
    id,
    settings: { pingIntervalMs: 10 },
    timed: [
      { message: { kind: 'hex', data: 'zz' }, everyMs: 10, enabled: true },
      { message: textMessage('tick'), everyMs: 10, enabled: true }
    ],
    answers: [
      {
        when: { query: { ...QUERY, text: '(', regex: true } },
        message: textMessage('x'),
        delayMs: 0,
        enabled: true
      }
    ]
  })
  expect(problems.map(({ field }) => field)).toEqual(['timed.0.message', 'answers.0.when.query'])
  expect(await rpc.call('socket.configure', { id, settings: { pongTimeoutMs: 5000 } })).toEqual({
    problems: []
  })
  for (let n = 0; n < 20; n++) {
    await rpc.call('socket.send', { id, message: textMessage('x') })
    await log.messages(2 * n + 2, ({ opcode }) => opcode === 'text')
  }
  expect(await log.messages(0, ({ opcode, origin }) => opcode === 'ping' || origin === 'timer')).toEqual([])
})

it('pings by itself once that is configured', async () => {
  const { rpc, id, log } = await session()
  await rpc.call('socket.configure', { id, settings: { pingIntervalMs: 10 } })
  const pongs = await log.messages(
    2,
    ({ opcode, direction }) => opcode === 'pong' && direction === 'received'
  )
  expect(pongs[1]?.rttMs).toEqual(expect.any(Number))
  const { pings } = await rpc.call('log.times', { id })
  expect(pings.length).toBeGreaterThanOrEqual(2)
})

it('replays what was sent, its own log too, and leaves off when it is left', async () => {
  const { rpc, id, log } = await session()
  for (const text of ['one', 'two', 'three'])
    await rpc.call('socket.send', { id, message: textMessage(text) })
  await log.messages(6)
  const told: EventOf<Contract, 'socket.replay'>[] = []
  for await (const progress of rpc.stream('socket.replay', { id, logId: id, speed: 1 })) told.push(progress)
  expect(told.at(-1)).toEqual({ sent: 3, of: 3, leftOut: 0 })
  const replayed = await log.messages(3, ({ origin }) => origin === 'replay')
  expect(replayed.map(({ text }) => text)).toEqual(['one', 'two', 'three'])
  const slow = rpc.stream('socket.replay', { id, logId: id, speed: 0.000_001 })
  await slow.next()
  expect((await slow.next()).value).toMatchObject({ sent: 1, of: 6 })
  await slow.return?.()
  expect(await log.messages(4, ({ origin }) => origin === 'replay')).toHaveLength(4)
})

it('replays as slowly as it is asked to, also beyond what timers can be set for', async () => {
  const { rpc, id, log } = await session()
  const send = (text: string) => rpc.call('socket.send', { id, message: textMessage(text) })
  for (const text of ['one', 'two']) await send(text)
  await log.messages(4)
  const slow = rpc.stream('socket.replay', { id, logId: id, speed: 1e-15 })
  await slow.next()
  expect((await slow.next()).value).toMatchObject({ sent: 1, of: 2 })
  const third = slow.next()
  for (let n = 0; n < 20; n++) await send('meanwhile')
  await log.messages(4 + 2 + 40)
  expect(await log.messages(1, ({ origin }) => origin === 'replay')).toHaveLength(1)
  await slow.return?.()
  await third
})

it('replays at the pace of a server that is slow to read, and can be left meanwhile', {
  timeout: 30_000
}, async () => {
  let received = 0
  let reader: Parameters<OnSocket>[0] | undefined
  const { rpc, id, server } = await session(socket => {
    reader = socket
    socket.on('message', () => received++)
  })
  const chunk = Buffer.alloc(1024 * 1024, 'x')
  async function* chunks() {
    for (let n = 0; n < 4; n++) yield chunk
  }
  for (let n = 0; n < 12; n++) {
    const sending = rpc.stream(
      'socket.sendBytes',
      { id, size: 4 * chunk.length, text: true },
      { messages: chunks() }
    )
    await sending.next()
    await sending.return?.()
    await expect.poll(() => received, { interval: 5 }).toBe(n + 1)
  }
  const other = new OpenedSocket(rpc, { url: `ws://127.0.0.1:${server.port}/` })
  await other.reach('open')
  reader?.pause()
  let sent = 0
  const replay = async (speed: number, signal?: AbortSignal) => {
    const input = { id: other.id, logId: id, speed }
    for await (const progress of rpc.stream('socket.replay', input, signal ? { signal } : {}))
      sent = progress.sent
  }
  let before = 0
  const isStalled = () => {
    const isSame = sent > 0 && sent === before
    before = sent
    return isSame
  }
  const leave = new AbortController()
  const left = replay(0.5, leave.signal)
  await expect.poll(isStalled, { interval: 1000, timeout: 15_000 }).toBe(true)
  leave.abort()
  await left
  expect(sent).toBeLessThan(12)
  const whole = replay(1000)
  reader?.resume()
  await whole
  expect(sent).toBe(12)
})

it('sends bytes that come in pieces as one message', async () => {
  const { rpc, id, log } = await session()
  async function* chunks() {
    yield Buffer.from('first, ')
    yield Buffer.from('second')
  }
  const told = rpc.stream('socket.sendBytes', { id, size: 13, text: true }, { messages: chunks() })
  expect((await told.next()).value).toMatchObject({ seq: expect.any(Number) })
  const [message] = await log.messages(1, ({ direction }) => direction === 'received')
  expect(message).toMatchObject({ opcode: 'text', text: 'first, second' })
  const short = rpc.stream('socket.sendBytes', { id, size: 99, text: false }, { messages: chunks() })
  await expect(short.next()).rejects.toMatchObject({ code: 'BUILD', field: 'message' })
})

it('sends nothing of bytes that are given up on their way', async () => {
  const { rpc, id, log } = await session()
  const leave = new AbortController()
  async function* chunks() {
    yield Buffer.from('given ')
    leave.abort()
    yield Buffer.from('up')
  }
  const given = { messages: chunks(), signal: leave.signal }
  const told = rpc.stream('socket.sendBytes', { id, size: 8, text: true }, given)
  await told.next().catch(() => {})
  await rpc.call('socket.send', { id, message: textMessage('after') })
  const [message] = await log.messages(1, ({ direction }) => direction === 'received')
  expect(message).toMatchObject({ text: 'after' })
})

it('tells of large bytes how much the server has yet to take', async () => {
  const size = 48 * 1024 * 1024
  let reader: Parameters<OnSocket>[0] | undefined
  const { rpc, id } = await session(socket => {
    reader = socket
    socket.pause()
  })
  const chunk = Buffer.alloc(1024 * 1024)
  async function* chunks() {
    for (let n = 0; n < 48; n++) yield chunk
  }
  const left: number[] = []
  for await (const told of rpc.stream(
    'socket.sendBytes',
    { id, size, text: false },
    { messages: chunks() }
  )) {
    if ('leftBytes' in told) left.push(told.leftBytes)
    if (left.length === 1) reader?.resume()
  }
  expect(left[0]).toBeGreaterThan(size / 2)
  expect(left.length).toBeGreaterThan(2)
  expect(left).toEqual(left.toSorted((a, b) => b - a))
})

it('tells no more of what is left once the connection is gone', async () => {
  const { rpc, id, server } = await session(socket => socket.pause())
  const size = 48 * 1024 * 1024
  async function* chunks() {
    for (let n = 0; n < 48; n++) yield Buffer.alloc(1024 * 1024)
  }
  for await (const told of rpc.stream('socket.sendBytes', { id, size, text: false }, { messages: chunks() }))
    if ('leftBytes' in told) for (const client of server.clients) client.terminate()
})

it('sends nothing when it is not open', async () => {
  const { rpc, id, socket } = await session()
  await rpc.call('socket.close', { id, code: 1000 })
  await socket.reach('closed')
  await expect(rpc.call('socket.send', { id, message: textMessage('x') })).rejects.toMatchObject({
    code: 'CONNECTION_CLOSED',
    reason: 'not-open'
  })
  await expect(rpc.call('socket.close', { id, code: 1005 })).rejects.toMatchObject({
    code: 'BUILD',
    field: 'code'
  })
})
