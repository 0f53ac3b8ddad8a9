import { expect, it } from 'vitest'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftAutomation } from '#shared/model/draft/draft-automation.ts'
import { OpenedLog, OpenedSocket, textMessage } from '#test/fixtures/open-socket.ts'
import { sendingHost } from '#test/fixtures/sending-host.ts'
import { echo, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'

const QUERY = { regex: true, matchCase: true, wholeWord: false }

async function open(automation: Partial<DraftAutomation>, change: Partial<Draft> = {}, onSocket = echo) {
  const server = await startWebSocketServer(onSocket)
  const host = await sendingHost()
  const url = `ws://127.0.0.1:${server.port}/`
  const draft = { url, automation: { timed: [], answers: [], ...automation }, ...change }
  return { ...host, server, socket: new OpenedSocket(host.rpc, draft) }
}

const tick = (everyMs: number, enabled = true) => ({ message: textMessage('tick'), everyMs, enabled })
const answer = (data: string, text: string) => ({
  when: { query: { ...QUERY, text } },
  message: textMessage(data),
  delayMs: 0,
  enabled: true
})

it('sends and answers from the first moment on, and in the next connection too', async () => {
  const { rpc, socket } = await open(
    {
      timed: [tick(10, false), { ...tick(10), saved: 'Beat' }],
      answers: [{ ...answer('off', '.'), enabled: false }, answer('hello, {{name}}', '^welcome$')]
    },
    {
      messages: { selected: 0, list: [{ title: 'Beat', message: textMessage('beat') }] },
      variables: [{ name: 'name', value: 'Ada', enabled: true }]
    },
    client => client.send('welcome')
  )
  await socket.reach('open')
  const log = await OpenedLog.open(rpc, socket.id)
  const [hello] = await log.messages(1, ({ origin }) => origin === 'script')
  expect(hello?.text).toBe('hello, Ada')
  const [beat] = await log.messages(2, ({ origin }) => origin === 'timer')
  expect(beat?.text).toBe('beat')
  const counts = await socket.find(event =>
    event.type === 'automated' && (event.timed[1] ?? 0) > 1 && event.answers[1] === 1 ? event : undefined
  )
  expect(counts).toMatchObject({ timed: [0, expect.any(Number)], answers: [0, 1] })

  await rpc.call('socket.close', { id: socket.id, code: 1000 })
  await socket.reach('closed')
  await rpc.call('socket.connect', { id: socket.id })
  const again = await log.messages(2, ({ origin, text }) => origin === 'script' && text === 'hello, Ada')
  expect(again.map(({ lane }) => lane)).toEqual([0, 1])
})

it('is not opened while some of it is wrong, which is told where it stands', async () => {
  const { socket } = await open({
    timed: [tick(1), { ...tick(10), message: { kind: 'hex', data: 'zz' } }],
    answers: [
      answer('x', '('),
      { ...answer('x', ''), when: { jsonPath: '$[' } },
      { ...answer('x', '('), enabled: false }
    ]
  })
  const refused = await socket.find(event => (event.type === 'refused' ? event : undefined))
  expect(refused.problems.map(({ field }) => field)).toEqual([
    'automation.timed.0.everyMs',
    'automation.answers.0.when.query',
    'automation.timed.1.message',
    'automation.answers.1.when.jsonPath'
  ])
})

it('is opened whatever is wrong with what is off', async () => {
  const { socket } = await open({
    timed: [tick(1, false)],
    answers: [{ ...answer('x', ''), when: { jsonPath: '$[' }, enabled: false }]
  })
  await socket.reach('open')
})

it('is paused as a whole by the draft', async () => {
  const { rpc, socket } = await open({ paused: true, timed: [tick(10)], answers: [answer('no', '.')] })
  await socket.reach('open')
  const log = await OpenedLog.open(rpc, socket.id)
  for (let n = 0; n < 20; n++) {
    await rpc.call('socket.send', { id: socket.id, message: textMessage('x') })
    await log.messages(2 * n + 2, ({ opcode }) => opcode === 'text')
  }
  expect(await log.messages(0, ({ origin }) => origin === 'timer' || origin === 'script')).toEqual([])
})

it('goes on counting what stays the same when something beside it is changed', async () => {
  const { rpc, socket } = await open({ timed: [tick(60_000, false), tick(10)] })
  await socket.reach('open')
  const { id } = socket
  await socket.find(event => (event.type === 'automated' && (event.timed[1] ?? 0) >= 3 ? event : undefined))
  const seen = socket.told.length
  await rpc.call('socket.configure', { id, timed: [tick(10, false)] })
  await rpc.call('socket.configure', { id, timed: [tick(10)] })
  const next = await socket.find(event =>
    event.type === 'automated' && socket.told.indexOf(event) >= seen ? event : undefined
  )
  expect(next.timed).toEqual([expect.any(Number)])
  expect(next.timed[0]).toBeGreaterThanOrEqual(3)
})

it('drops the answers that wait when their rule is gone, and no others', async () => {
  const { rpc, socket } = await open({
    answers: [
      { ...answer('late', '^a$'), delayMs: 300 },
      { ...answer('kept', '^b$'), delayMs: 300 }
    ]
  })
  await socket.reach('open')
  const { id } = socket
  const log = await OpenedLog.open(rpc, id)
  for (const text of ['a', 'b']) await rpc.call('socket.send', { id, message: textMessage(text) })
  await log.messages(2, ({ direction }) => direction === 'received')
  await rpc.call('socket.configure', { id, answers: [{ ...answer('kept', '^b$'), delayMs: 300 }] })
  await log.messages(1, ({ text, direction }) => text === 'kept' && direction === 'received')
  expect(await log.messages(0, ({ text }) => text === 'late')).toEqual([])
})
