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
  expect(await rpc.call('socket.configure', { id, timed: [{ message, everyMs: 10 }] })).toEqual({
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
  const { rpc, id } = await session()
  const { problems } = await rpc.call('socket.configure', {
    id,
    settings: { pingIntervalMs: 20 },
    timed: [{ message: { kind: 'hex', data: 'zz' }, everyMs: 10 }],
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
