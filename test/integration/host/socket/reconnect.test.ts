import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { gatheredVariables } from '#test/fixtures/gathered-variables.ts'
import { OpenedLog, OpenedSocket, textMessage } from '#test/fixtures/open-socket.ts'
import { preferencesScope } from '#test/fixtures/preferences-scope.ts'
import { sendingHost } from '#test/fixtures/sending-host.ts'
import { echo, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'

const RECONNECT = { reconnect: { enabled: true, firstMs: 20, maxMs: 50 }, queueWhileDown: true }

it('opens it again once the server is back, with what is secret then, and sends what waited', async () => {
  const server = await startWebSocketServer(echo)
  const { port } = server
  let token = 'first-token'
  const { rpc } = await sendingHost(
    {},
    {},
    {
      gatherScope: async () => ({
        ...preferencesScope(DEFAULT_PREFERENCES),
        variables: gatheredVariables({ name: 'token', value: token, secret: true })
      })
    }
  )
  const socket = new OpenedSocket(rpc, {
    url: `ws://127.0.0.1:${port}/`,
    headers: [{ name: 'X-Token', value: '{{token}}', enabled: true }],
    settings: { socket: RECONNECT }
  })
  await socket.reach('open', 0)
  const { id } = socket
  const log = await OpenedLog.open(rpc, id)
  await server[Symbol.asyncDispose]()
  await socket.reach('waiting')
  token = 'second-token'
  // What a scope depends on has changed, as any change of the preferences tells.
  await rpc.call('preferences.set', { zoom: 1.1 })
  expect(await rpc.call('socket.send', { id, message: textMessage('while down') })).toEqual({ queued: 1 })
  await socket.find(event => (event.type === 'queue' && event.messages === 1 ? true : undefined))
  const lineOf = async () => (await rpc.call('history.list', { limit: 10 })).entries[0]?.socket
  await expect.poll(lineOf).toMatchObject({ code: 1006, live: true })
  await using again = await startWebSocketServer(echo, { at: port })
  const open = await socket.find(event =>
    event.type === 'state' && event.state.state === 'open' && event.state.lane > 0 ? event.state : undefined
  )
  const [queued] = await log.messages(1, ({ direction }) => direction === 'sent')
  expect(queued).toMatchObject({ text: 'while down', origin: 'queued', lane: open.lane })
  expect(again.requests[0]?.headers['x-token']).toBe('second-token')
  await socket.find(event =>
    event.type === 'secrets' && event.added.includes('second-token') ? true : undefined
  )
  await expect
    .poll(async () => ({ code: undefined, ...(await lineOf()) }), { timeout: 10_000 })
    .toMatchObject({ code: undefined, live: true, lanes: open.lane + 1 })
  const { lanes } = await rpc.call('log.times', { id })
  expect(lanes[0]).toMatchObject({ lane: 0, code: 1006, handshakeSeq: 1 })
  await socket.cancel()
  const { entries } = await rpc.call('history.list', { limit: 10 })
  expect(entries).toMatchObject([{ socket: { lanes: open.lane + 1 } }])
})

it('ends a wait when it is closed, and opens it again when it is asked to', async () => {
  const server = await startWebSocketServer(echo)
  const { port } = server
  const { rpc } = await sendingHost()
  const socket = new OpenedSocket(rpc, {
    url: `ws://127.0.0.1:${port}/`,
    settings: { socket: { reconnect: { enabled: true, firstMs: 60_000, maxMs: 60_000 } } }
  })
  await socket.reach('open')
  const { id } = socket
  await server[Symbol.asyncDispose]()
  await socket.reach('waiting')
  await rpc.call('socket.close', { id })
  await socket.reach('closed')
  await using _ = await startWebSocketServer(echo, { at: port })
  await rpc.call('socket.connect', { id })
  await socket.reach('open', 1)
})

it('says at which field a draft is wrong, and opens nothing', async () => {
  const { rpc, history } = await sendingHost()
  const socket = new OpenedSocket(rpc, { url: 'ws://127.0.0.1:1/{{nothing}}' })
  const problems = await socket.find(event => (event.type === 'refused' ? event.problems : undefined))
  expect(problems).toMatchObject([{ field: 'url' }])
  await socket.ended
  expect((await history.list({ limit: 10 })).entries).toEqual([])
})

it('keeps what a server said that opened none, and lets it be read', async () => {
  await using server = await startWebSocketServer(echo, {
    verifyClient: (_: unknown, done: (ok: boolean, status: number, text: string) => void) =>
      done(false, 403, 'not you')
  })
  const { rpc } = await sendingHost()
  const socket = new OpenedSocket(rpc, { url: `ws://127.0.0.1:${server.port}/` })
  const closed = await socket.reach('closed')
  expect(closed).toMatchObject({ error: { code: 'PROTOCOL', reason: 'websocket-refused' } })
  const exchange = await socket.find(event =>
    event.type === 'handshake' && event.event.type === 'done' ? event.event.exchange : undefined
  )
  const body = await rpc.call('body.read', { id: exchange.body?.id ?? '', offset: 0, length: 100 })
  expect(Buffer.from(body).toString()).toBe('not you')
  await socket.cancel()
  const [entry] = (await rpc.call('history.list', { limit: 10 })).entries
  expect(entry).toMatchObject({ status: 403, error: 'PROTOCOL', socket: { lanes: 1 } })
  const kept = await rpc.call('history.openBody', { id: entry?.id ?? '' })
  expect(kept.size).toBe(7)
})

it('writes of a session that is opened again and again only now and then how it stands', async () => {
  await using server = await startWebSocketServer(socket => socket.close(1012))
  const { rpc, home } = await sendingHost()
  const socket = new OpenedSocket(rpc, {
    url: `ws://127.0.0.1:${server.port}/`,
    settings: { socket: { reconnect: { enabled: true, firstMs: 1, maxMs: 1 } } }
  })
  await socket.reach('waiting', 60)
  const folder = join(home, 'history')
  const index = (await readdir(folder)).filter(name => name.endsWith('.index.ndjson'))
  const text = await readFile(join(folder, index[0] ?? ''), 'utf8')
  expect(text.split('\n').filter(line => line.includes('"lanes"')).length).toBeLessThan(12)
})
