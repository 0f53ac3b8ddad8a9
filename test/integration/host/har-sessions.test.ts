import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Contract } from '#shared/contract/index.ts'
import type { LogEntry } from '#shared/model/socket/log-entry.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import { OpenedLog } from '#test/fixtures/open-socket.ts'
import { openedHost } from '../../fixtures/opened-host.ts'

type Rpc = RpcClient<Contract>

const BEGAN = '2026-01-02T03:04:05.000Z'
const AT = Date.parse(BEGAN) / 1000

const page = {
  startedDateTime: BEGAN,
  request: { method: 'GET', url: 'https://shop.test/' },
  response: { status: 200, content: { size: 2, mimeType: 'text/plain', text: 'ok' } }
}

function socketTo(url: string, texts: readonly string[], facts: object = {}) {
  return {
    startedDateTime: BEGAN,
    time: 900,
    request: {
      method: 'GET',
      url,
      headers: [
        { name: 'Authorization', value: 'Bearer theirs-alone' },
        { name: 'Cookie', value: 'sid=cookie-of-theirs' }
      ]
    },
    response: { status: 101, headers: [{ name: 'Sec-WebSocket-Protocol', value: 'chat' }] },
    timings: { wait: 20 },
    _webSocketMessages: texts.map((data, n) => ({ type: 'receive', time: AT + 1 + n, opcode: 1, data })),
    ...facts
  }
}

async function* chunksOf(file: string) {
  yield new TextEncoder().encode(file)
}

async function imported(rpc: Rpc, entries: object[], creator = 'WebInspector', way = 'har' as 'har' | 'log') {
  const file = JSON.stringify({ log: { creator: { name: creator }, entries } })
  const input = { name: 'theirs.har', size: new TextEncoder().encode(file).byteLength }
  const told = []
  for await (const event of rpc.stream(`${way}.import`, input, { messages: chunksOf(file) })) told.push(event)
  return told.at(-1)
}

const listed = async (rpc: Rpc) => (await rpc.call('history.list', { limit: 50 })).entries

async function told(rpc: Rpc, id = ''): Promise<LogEntry[]> {
  const log = await OpenedLog.open(rpc, id)
  const entries = await log.entries()
  await log.close()
  return entries
}

const textsOf = (entries: readonly LogEntry[]) =>
  entries.flatMap(entry => (entry.kind === 'message' ? [entry.text] : []))

it('brings each WebSocket of a browser in as a session', async () => {
  const { rpc } = await openedHost()
  const last = await imported(rpc, [
    page,
    socketTo('wss://one.test/', ['a', 'b']),
    socketTo('wss://two.test/', ['c'])
  ])
  expect(last).toEqual({ imported: 3, of: 3, problems: [] })
  const [two, one, first] = await listed(rpc)
  expect(first).toMatchObject({ url: 'https://shop.test/', status: 200 })
  expect(first).not.toHaveProperty('socket')
  expect(one).toMatchObject({
    ...{ url: 'wss://one.test/', status: 101, source: { file: 'theirs.har' } },
    socket: { received: { messages: 2, bytes: 2 }, lanes: 1, logBytes: expect.any(Number) }
  })
  expect(textsOf(await told(rpc, one?.socket?.log))).toEqual(['a', 'b'])
  expect(textsOf(await told(rpc, two?.socket?.log))).toEqual(['c'])
  expect(await rpc.call('history.read', { id: one?.id ?? '' })).toMatchObject({
    draft: { type: 'websocket', url: 'wss://one.test/' }
  })
})

it('takes the connections of a session of ours for one', async () => {
  const { rpc } = await openedHost()
  const lanes = [socketTo('wss://one.test/', ['a']), socketTo('wss://one.test/', ['b'])]
  const last = await imported(rpc, lanes, 'Sonde')
  const [entry, ...others] = await listed(rpc)
  expect(others).toEqual([])
  expect(last).toEqual({ imported: 1, of: 1, problems: [], log: entry?.socket?.log })
  expect(entry?.socket).toMatchObject({ lanes: 2, received: { messages: 2 } })
})

it('gives the same whichever way it is imported', async () => {
  const { rpc } = await openedHost()
  const file = [socketTo('wss://one.test/?token=in-the-query', ['hi theirs-alone', 'bye'])]
  await imported(rpc, file, 'WebInspector', 'har')
  await imported(rpc, file, 'WebInspector', 'log')
  const [byLog, byHar] = await listed(rpc)
  const recordOf = async (id = '') => {
    const { entry, exchange, ...rest } = await rpc.call('history.read', { id })
    const { id: _, startedAt: __, socket: { log: ___, ...socket } = { log: '' }, ...facts } = entry
    const { id: ____, ...known } = exchange
    return { ...rest, facts, socket, known }
  }
  expect(await recordOf(byHar?.id)).toEqual(await recordOf(byLog?.id))
  expect(await told(rpc, byHar?.socket?.log)).toEqual(await told(rpc, byLog?.socket?.log))
})

it.each(['har', 'log'] as const)('covers what messages repeat of the credentials: %s.import', async way => {
  const { rpc } = await openedHost()
  const texts = ['auth theirs-alone', 'sid cookie-of-theirs', 'key in-the-query', 'nothing']
  const late = { response: { status: 101, headers: [{ name: 'X-Echo', value: 'you are theirs-alone' }] } }
  await imported(rpc, [socketTo('wss://one.test/?token=in-the-query', texts, late)], 'Other', way)
  const [entry] = await listed(rpc)
  const entries = await told(rpc, entry?.socket?.log)
  expect(textsOf(entries)).toEqual([
    'auth ************',
    'sid ****************',
    'key ************',
    'nothing'
  ])
  expect(entries.filter(one => one.kind === 'message').map(({ covered }) => covered === true)).toEqual([
    ...[true, true, true, false]
  ])
  const log = await OpenedLog.open(rpc, entry?.socket?.log ?? '')
  const seq = entries.find(({ kind }) => kind === 'handshake')?.seq ?? 0
  const handshake = await rpc.call('log.exchange', { id: log.id, seq })
  expect(JSON.stringify([handshake, await rpc.call('history.read', { id: entry?.id ?? '' })])).not.toMatch(
    /theirs-alone|cookie-of-theirs|in-the-query/
  )
})

it('keeps the handshake of one whose messages cannot be taken in, and says why', async () => {
  const { rpc, home } = await openedHost()
  const never = socketTo('wss://one.test/', ['a'], { startedDateTime: '1601-01-01T00:00:00Z' })
  const last = await imported(rpc, [never, page])
  expect(last?.problems).toEqual([expect.stringContaining('cannot have been opened when the file says')])
  expect((await listed(rpc)).map(({ url, socket }) => [url, socket])).toEqual([
    ['https://shop.test/', undefined],
    ['wss://one.test/', undefined]
  ])
  expect(await readdir(join(home, 'sessions'))).toEqual([])
})

it('leaves no log behind when it is cancelled', async () => {
  const { rpc, home } = await openedHost()
  const entries = Array.from({ length: 300 }, () => socketTo('wss://one.test/', ['a']))
  const file = JSON.stringify({ log: { entries } })
  const input = { name: 'theirs.har', size: file.length }
  for await (const { imported: done } of rpc.stream('har.import', input, { messages: chunksOf(file) }))
    if (done > 0) break
  const logs = async () => (await readdir(join(home, 'sessions'))).sort()
  const lines = async () => (await rpc.call('history.list', { limit: 500 })).entries
  const listedLogs = async () => (await lines()).map(({ socket }) => socket?.log ?? '').sort()
  await expect.poll(async () => [await logs(), await listedLogs()].map(String)).toSatisfy(isOneTwice)
})

function isOneTwice([one, other]: readonly unknown[]): boolean {
  return one === other
}
