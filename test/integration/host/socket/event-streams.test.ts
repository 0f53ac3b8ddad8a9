import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { gatheredVariables } from '#test/fixtures/gathered-variables.ts'
import { OpenedLog } from '#test/fixtures/open-socket.ts'
import { sendingHost } from '#test/fixtures/sending-host.ts'
import { startStreamServer } from '#test/fixtures/servers/stream-server.ts'

it('logs the events of an event stream, each time that it is opened as a lane', async () => {
  const server = await startStreamServer(
    { text: 'retry: 1\nid: 1\nevent: news\ndata: hello s3cret-word\n\n', ends: 'cut' },
    { text: 'data: again\n\n' },
    { status: '204 No Content', type: 'text/plain' }
  )
  const { rpc, send } = await sendingHost({
    variables: gatheredVariables({ name: 'key', value: 's3cret-word', secret: true })
  })
  const told = await send({
    url: `${server.origin}/?k={{key}}`,
    settings: { eventStream: { reconnect: true } }
  })
  const logs = told.flatMap(event => (event.type === 'log' ? event.id : []))
  expect(logs).toHaveLength(1)
  const [id = ''] = logs
  const log = await OpenedLog.open(rpc, id)
  const events = await log.messages(2)
  expect(events).toMatchObject([
    { opcode: 'event', text: 'hello ***********', covered: true, event: { type: 'news', id: '1' }, lane: 0 },
    { opcode: 'event', text: 'again', event: { type: 'message', id: '1' }, lane: 1 }
  ])
  const kinds = (await log.entries()).map(({ kind }) => kind)
  expect(kinds).toEqual([
    'opening',
    'handshake',
    'message',
    'ended',
    'opening',
    'handshake',
    'message',
    'ended'
  ])
  const { entries } = await rpc.call('history.list', { limit: 5 })
  expect(entries).toMatchObject([{ socket: { log: id, received: { messages: 2 }, lanes: 2 } }])
  expect(entries[0]?.socket?.live).toBeUndefined()
})

it('logs nothing of an answer that is none', async () => {
  const server = await startStreamServer({ type: 'text/plain', text: 'hello' })
  const { send } = await sendingHost()
  expect((await send({ url: server.origin })).filter(({ type }) => type === 'log')).toEqual([])
})

it('has an event stream in its history while it goes on, and drops its log when nobody kept it', async () => {
  const server = await startStreamServer({ text: 'data: hello\n\n', ends: 'never' })
  const { rpc, history } = await sendingHost()
  const abort = new AbortController()
  const input = { draft: { ...BLANK_DRAFT, url: server.origin }, scope: {}, source: {} }
  for await (const event of rpc.stream('draft.send', input, { signal: abort.signal })) {
    if (event.type !== 'server-sent-event') continue
    expect((await history.list({ limit: 1 })).entries).toMatchObject([{ socket: { live: true } }])
    abort.abort()
  }
  await expect
    .poll(async () => (await history.list({ limit: 1 })).entries[0])
    .toMatchObject({ error: 'ABORTED', socket: { received: { messages: 1 } } })
})

it('sends on where the log cannot be kept, and says so', async () => {
  const server = await startStreamServer({ text: 'data: hello\n\n' })
  const { send, home } = await sendingHost()
  await writeFile(join(home, 'sessions'), 'in the way')
  const told = await send({ url: server.origin })
  expect(told.filter(({ type }) => type === 'log')).toEqual([])
  expect(told.filter(({ type }) => type === 'server-sent-event')).toHaveLength(1)
  const [problem] = told.flatMap(event => (event.type === 'unrecorded' ? event.problem : []))
  expect(problem).toMatch(/not kept in the log/)
})
