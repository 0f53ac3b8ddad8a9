import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { openHost } from '#host/open-host.ts'
import type { Contract } from '#shared/contract/index.ts'
import type { HistorySession } from '#shared/model/history.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { FakeShell } from '#test/fixtures/fake-shell.ts'
import { OpenedLog } from '#test/fixtures/open-socket.ts'
import { startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'
import { prepareModule } from '#test/suites/fork-module.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

function reopen(home: string): RpcClient<Contract> {
  const host = openHost(home, new FakeShell())
  onTestFinished(() => host.close())
  const [own, other] = createMemoryPorts()
  host.accept(other)
  return createRpcClient<Contract>(own)
}

const HOLD = fileURLToPath(new URL('./hold-a-socket.ts', import.meta.url))

it('reads what a process has logged that was killed, and says that it has ended', {
  timeout: 60_000
}, async () => {
  const server = await startWebSocketServer(socket => {
    let n = 0
    const sending = setInterval(() => {
      for (let each = 0; each < 20; each++) socket.send(`message ${n++}`)
    }, 1)
    socket.on('close', () => clearInterval(sending))
  })
  const home = await temporaryFolder()
  const start = await prepareModule(HOLD, 'holdASocket', await temporaryFolder())
  const child = start(home, `ws://127.0.0.1:${server.port}/`)
  let told = { id: '', next: 0 }
  while (told.next < 100) told = { ...told, ...(await once(child, 'message'))[0] }
  child.kill('SIGKILL')
  await once(child, 'exit')

  const rpc = reopen(home)
  const log = await OpenedLog.open(rpc, told.id)
  const entries = await log.entries(2, 500)
  expect(entries.length).toBeGreaterThanOrEqual(Math.min(500, told.next - 2))
  expect(entries.map(entry => (entry.kind === 'message' ? entry.text : entry.kind))).toEqual(
    entries.map((_, n) => `message ${n}`)
  )
  const session = async () => (await rpc.call('history.list', { limit: 1 })).entries[0]?.socket
  await expect.poll(async () => (await session())?.live).toBeUndefined()
  const kept = await session()
  expect(kept).toMatchObject({ log: told.id, lanes: 1, cutOff: true })
  expect(kept?.logBytes).toBeGreaterThan(0)
  expect(kept?.received.messages).toBeGreaterThanOrEqual(told.next - 2)
})

it('has not broken off where its connection was closed before the process was killed', {
  timeout: 60_000
}, async () => {
  const server = await startWebSocketServer(socket => {
    socket.send('all there is')
    socket.close(1000, 'done')
  })
  const home = await temporaryFolder()
  const start = await prepareModule(HOLD, 'holdASocket', await temporaryFolder())
  const child = start(home, `ws://127.0.0.1:${server.port}/`)
  let line: HistorySession | undefined
  while (line?.code === undefined || line.live) [{ line = line } = {}] = await once(child, 'message')
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(line).toMatchObject({ code: 1000, received: { messages: 1, bytes: 12 } })
  expect(line.logBytes).toBeGreaterThan(0)

  const rpc = reopen(home)
  const [entry] = (await rpc.call('history.list', { limit: 1 })).entries
  expect(entry?.socket).toEqual(line)
  const { value: standing } = await rpc.stream('log.open', { id: line.log }).next()
  expect(standing).toMatchObject({ live: false, problems: [], received: { messages: 1 } })
  expect(standing).not.toHaveProperty('cutOff')
})
