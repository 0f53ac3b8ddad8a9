import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openHost } from '#host/open-host.ts'
import type { Contract } from '#shared/contract/index.ts'
import { createRpcClient } from '#shared/rpc/client.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { FakeShell } from '#test/fixtures/fake-shell.ts'
import { OpenedLog, OpenedSocket, textMessage } from '#test/fixtures/open-socket.ts'
import { sendingHost } from '#test/fixtures/sending-host.ts'
import { echo, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'

async function session() {
  const server = await startWebSocketServer(echo)
  const host = await sendingHost()
  const socket = new OpenedSocket(host.rpc, { url: `ws://127.0.0.1:${server.port}/chat` })
  await socket.reach('open')
  const { id } = socket
  await host.rpc.call('socket.send', { id, message: textMessage('hello') })
  return { ...host, socket, id }
}

const logsIn = (home: string) => readdir(join(home, 'sessions')).catch(() => [])

it('opens again in another process, long after', async () => {
  const { socket, id, home } = await session()
  await socket.cancel()
  const host = openHost(home, new FakeShell())
  onTestFinished(() => host.close())
  const [own, other] = createMemoryPorts()
  host.accept(other)
  const rpc = createRpcClient<Contract>(own)
  const { entries } = await rpc.call('history.list', { limit: 5, text: '/chat' })
  expect(entries).toMatchObject([{ socket: { log: id } }])
  const log = await OpenedLog.open(rpc, id)
  const messages = await log.messages(2)
  expect(messages.map(({ text }) => text ?? '')).toContain('hello')
})

it('deletes the log of a session with its line in the history', async () => {
  const { rpc, socket, id, home } = await session()
  await socket.cancel()
  const [entry] = (await rpc.call('history.list', { limit: 5 })).entries
  expect(await logsIn(home)).toEqual([id])
  await rpc.call('history.delete', { ids: [entry?.id ?? ''] })
  expect(await logsIn(home)).toEqual([])
  await expect(rpc.stream('log.open', { id }).next()).rejects.toMatchObject({ reason: 'not-kept' })
})

it('keeps the log of a session that goes on, until it ends', async () => {
  const { rpc, socket, id, home } = await session()
  await rpc.call('history.clear', {})
  const log = await OpenedLog.open(rpc, id)
  await rpc.call('socket.send', { id, message: textMessage('still here') })
  await log.messages(1, ({ text }) => text === 'still here')
  await socket.cancel()
  expect(await logsIn(home)).toEqual([id])
  await log.close()
  await expect.poll(() => logsIn(home)).toEqual([])
})

it('keeps nothing where the history is switched off', async () => {
  const server = await startWebSocketServer(echo)
  const { rpc, home, history } = await sendingHost()
  await history.setLimits({ maxCount: 0, maxBytes: 0, maxDays: 0 })
  const socket = new OpenedSocket(rpc, { url: `ws://127.0.0.1:${server.port}/` })
  await socket.reach('open')
  expect(await logsIn(home)).toEqual([socket.id])
  await socket.cancel()
  expect(await logsIn(home)).toEqual([])
})

it('counts the log against the limits of the history', async () => {
  const { rpc, socket, history } = await session()
  const before = await rpc.stream('history.watch', {}).next()
  await socket.cancel()
  const after = await rpc.stream('history.watch', {}).next()
  expect(after.value?.bytes ?? 0).toBeGreaterThan(before.value?.bytes ?? 0)
  await history.setLimits({ maxCount: 10, maxBytes: 100, maxDays: 90 })
  expect((await rpc.call('history.list', { limit: 5 })).entries).toEqual([])
})

it('ends sessions with the page that holds them', async () => {
  const server = await startWebSocketServer(echo)
  const { connect, home, history } = await sendingHost()
  const port = connect()
  const page = new OpenedSocket(createRpcClient<Contract>(port), { url: `ws://127.0.0.1:${server.port}/` })
  await page.reach('open')
  port.close()
  await server.empty()
  expect(await logsIn(home)).toEqual([page.id])
  await expect
    .poll(async () => (await history.list({ limit: 1 })).entries[0]?.socket)
    .toMatchObject({ code: 1001, logBytes: expect.any(Number) })
})

it('says in its line what there is of it as soon as it is closed, and goes on from there', async () => {
  const { rpc, socket, id } = await session()
  const lineOf = async () => (await rpc.call('history.list', { limit: 5 })).entries[0]?.socket
  const log = await OpenedLog.open(rpc, id)
  await log.messages(2)
  await rpc.call('socket.close', { id, code: 1000 })
  await expect.poll(lineOf).toMatchObject({ code: 1000, sent: { messages: 1 }, received: { messages: 1 } })
  const line = await lineOf()
  expect(line).not.toHaveProperty('live')
  expect(line?.logBytes).toBeGreaterThan(0)
  await rpc.call('socket.connect', { id })
  await socket.reach('open', 1)
  await expect.poll(lineOf).toMatchObject({ live: true, lanes: 2 })
  await rpc.call('socket.send', { id, message: textMessage('again') })
  await socket.cancel()
  expect(await lineOf()).toMatchObject({ lanes: 2, sent: { messages: 2 } })
})
