import { expect, it } from 'vitest'
import type { EventOf } from '#shared/contract/define.ts'
import type { Contract } from '#shared/contract/index.ts'
import { createRpcClient } from '#shared/rpc/client.ts'
import { OpenedLog, OpenedSocket, textMessage } from '#test/fixtures/open-socket.ts'
import { type SendingHost, sendingHost } from '#test/fixtures/sending-host.ts'
import { echo, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'
import { filterOf } from '#test/fixtures/session-logs.ts'
import { until } from '#test/fixtures/until.ts'

const QUERY = { regex: false, matchCase: true, wholeWord: false }

/** A session in which ten messages went and came back. */
async function session(): Promise<SendingHost & { id: string; log: OpenedLog; socket: OpenedSocket }> {
  const server = await startWebSocketServer(echo)
  const host = await sendingHost()
  const socket = new OpenedSocket(host.rpc, { url: `ws://127.0.0.1:${server.port}/` })
  await socket.reach('open')
  const { id } = socket
  for (let n = 0; n < 10; n++) await host.rpc.call('socket.send', { id, message: textMessage(`{"n":${n}}`) })
  const log = await OpenedLog.open(host.rpc, id)
  await log.messages(20)
  return { ...host, id, log, socket }
}

async function bodyText({ rpc }: Pick<SendingHost, 'rpc'>, { id, size }: { id: string; size: number }) {
  return Buffer.from(await rpc.call('body.read', { id, offset: 0, length: Math.max(1, size) })).toString()
}

it('filters a log that grows, and asks of the filter what it found', async () => {
  const host = await session()
  const { rpc, id, log } = host
  const filter = filterOf({ query: { text: '"n":7', ...QUERY } })
  const standings = rpc.stream('log.filter', { id, filter })[Symbol.asyncIterator]()
  const { filterId } = await until(standings, ({ upToDate, matches }) => upToDate && matches === 2)
  const found = await rpc.call('log.found', { id, filterId, from: 0, count: 10 })
  expect(found).toMatchObject([
    { direction: 'sent', text: '{"n":7}' },
    { direction: 'received', text: '{"n":7}' }
  ])
  const seq = found[1]?.seq ?? 0
  expect(await rpc.call('log.foundAt', { id, filterId, seq })).toEqual({ n: 1, seq })
  await rpc.call('socket.send', { id, message: textMessage('{"n":70}') })
  await until(standings, ({ matches }) => matches === 4)
  const { lastMs } = (await log.until(({ next }) => next >= 24)) ?? { lastMs: 0 }
  const span = { fromMs: 0, toMs: lastMs + 1, count: 1 }
  expect(await rpc.call('log.bins', { id, filterId, ...span })).toMatchObject([
    { sent: { messages: 2 }, received: { messages: 2 } }
  ])
  expect(await rpc.call('log.bins', { id, ...span })).toMatchObject([{ sent: { messages: 11 } }])
  await standings.return?.()
  await expect(rpc.call('log.found', { id, filterId, from: 0, count: 1 })).rejects.toMatchObject({
    reason: 'log-closed'
  })
})

it('refuses a filter that is none, and more of them than there are threads for', async () => {
  const { rpc, id } = await session()
  const wrong = filterOf({ jsonPath: '$[' })
  await expect(rpc.stream('log.filter', { id, filter: wrong }).next()).rejects.toMatchObject({
    code: 'BUILD',
    field: 'jsonPath'
  })
  const many = Array.from({ length: 16 }, () => rpc.stream('log.filter', { id, filter: filterOf({}) }))
  await Promise.all(many.map(events => events.next()))
  await expect(rpc.stream('log.filter', { id, filter: filterOf({}) }).next()).rejects.toMatchObject({
    reason: 'filters-many'
  })
  for (const events of many) await events.return?.()
})

it('makes messages and handshakes readable', async () => {
  const host = await session()
  const { rpc, id } = host
  const body = await rpc.call('log.openMessage', { id, seq: 2 })
  expect(body).toMatchObject({ size: 7, contentType: 'text/plain', charset: 'utf-8', complete: true })
  expect(await bodyText(host, body)).toBe('{"n":0}')
  expect(await rpc.call('log.exchange', { id, seq: 1 })).toMatchObject({
    hops: [{ response: { status: 101 } }]
  })
  await expect(rpc.call('log.exchange', { id, seq: 2 })).rejects.toMatchObject({ reason: 'not-kept' })
  await expect(rpc.call('log.openMessage', { id, seq: 1 })).rejects.toMatchObject({ reason: 'not-kept' })
})

it('marks entries, and tells all who look', async () => {
  const { rpc, id, log } = await session()
  await rpc.call('log.mark', { id, seq: 3, marked: true })
  await log.until(({ marks }) => marks.includes(3))
})

it.each(['ndjson', 'har'] as const)('writes %s, and reads it as a session of the history', async format => {
  const host = await session()
  const { rpc, id } = host
  let written: EventOf<Contract, 'log.export'> | undefined
  for await (const progress of rpc.stream('log.export', { id, format })) written = progress
  const { body } = written ?? {}
  const text = await bodyText(host, body ?? { id: '', size: 0 })
  async function* file() {
    yield Buffer.from(text)
  }
  const input = { name: `session.${format}`, size: Buffer.byteLength(text) }
  let last: EventOf<Contract, 'log.import'> | undefined
  for await (const progress of rpc.stream('log.import', input, { messages: file() })) last = progress
  expect(last).toMatchObject({ problems: [], id: expect.any(String) })
  const copy = await OpenedLog.open(rpc, last?.id ?? '')
  const texts = (await copy.messages(20)).map(({ direction, text: payload }) => `${direction} ${payload}`)
  const own = (await host.log.messages(20)).map(({ direction, text: payload }) => `${direction} ${payload}`)
  expect(texts).toEqual(own)
  const { entries } = await rpc.call('history.list', { limit: 5 })
  const entry = entries.find(({ socket }) => socket?.log === last?.id)
  expect(entry).toMatchObject({
    status: 101,
    source: { file: `session.${format}` },
    socket: { sent: { messages: 10 }, received: { messages: 10 }, lanes: 1 }
  })
  expect(entry?.socket?.logBytes).toBeGreaterThan(0)
  expect(await rpc.call('history.read', { id: entry?.id ?? '' })).toMatchObject({
    draft: { type: 'websocket', url: expect.stringMatching(/^ws:/) }
  })
})

it('keeps nothing of a file that is no log', async () => {
  const { rpc } = await sendingHost()
  async function* file() {
    yield Buffer.from('hello')
  }
  const events = rpc.stream('log.import', { name: 'a.txt', size: 5 }, { messages: file() })
  await expect(events.next()).rejects.toMatchObject({ code: 'BUILD', field: 'file' })
  expect((await rpc.call('history.list', { limit: 5 })).entries).toEqual([])
})

it('exports what a filter found', async () => {
  const host = await session()
  const { rpc, id } = host
  const filter = filterOf({ directions: ['received'] })
  const standings = rpc.stream('log.filter', { id, filter })[Symbol.asyncIterator]()
  const { filterId } = await until(standings, ({ upToDate }) => upToDate)
  let written: EventOf<Contract, 'log.export'> | undefined
  for await (const told of rpc.stream('log.export', { id, filterId, format: 'ndjson' })) written = told
  const lines = (await bodyText(host, written?.body ?? { id: '', size: 0 })).trim().split('\n')
  expect(lines).toHaveLength(10)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ direction: 'received', text: '{"n":0}' })
  await standings.return?.()
})

it('answers nobody about a log or a session that is not theirs', async () => {
  const { rpc, id, log, connect, socket } = await session()
  await log.close()
  await expect(log.entries()).rejects.toMatchObject({ code: 'IO', reason: 'log-closed' })
  const other = createRpcClient<Contract>(connect())
  await expect(other.call('log.entries', { id, from: 0, count: 1 })).rejects.toMatchObject({
    reason: 'log-closed'
  })
  await expect(other.call('socket.send', { id, message: textMessage('x') })).rejects.toMatchObject({
    reason: 'log-closed'
  })
  // It may be looked at by all who may look at the history.
  const theirs = await OpenedLog.open(other, id)
  expect(await theirs.messages(20)).toHaveLength(20)
  const own = new OpenedSocket(other, { url: await urlOf(socket) })
  await own.reach('open')
  expect(await other.call('socket.resend', { id: own.id, logId: id, seq: 2 })).toHaveProperty('seq')
  await theirs.close()
  await expect
    .poll(() => other.call('socket.resend', { id: own.id, logId: id, seq: 2 }).catch(({ reason }) => reason))
    .toBe('log-closed')
  await expect(
    other.stream('socket.replay', { id: own.id, logId: id, speed: 0 }).next()
  ).rejects.toMatchObject({ reason: 'log-closed' })
  await expect(rpc.stream('log.open', { id: '../../etc' }).next()).rejects.toMatchObject({
    reason: 'not-kept'
  })
})

function urlOf(socket: OpenedSocket): Promise<string> {
  return socket.find(event =>
    event.type === 'handshake' && event.event.type === 'started' ? event.event.request.url : undefined
  )
}
