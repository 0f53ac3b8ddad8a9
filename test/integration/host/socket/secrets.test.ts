import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { EventOf } from '#shared/contract/define.ts'
import type { Contract } from '#shared/contract/index.ts'
import { gatheredVariables } from '#test/fixtures/gathered-variables.ts'
import { OpenedLog, OpenedSocket, textMessage } from '#test/fixtures/open-socket.ts'
import { sendingHost } from '#test/fixtures/sending-host.ts'
import { startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'

const SECRET = 'p/ssw0rd-of-mine'
const SAID_LATER = 'only-in-a-message'

/** Everything that lies in a folder, name by name. */
async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter(name => name.isFile()).map(name => join(name.parentPath, name.name))
  return new Map(await Promise.all(files.map(async path => [path, await readFile(path)] as const)))
}

async function holding(folder: string, text: string): Promise<string[]> {
  return [...(await filesIn(folder))].flatMap(([path, bytes]) => (bytes.includes(text) ? [path] : []))
}

async function session() {
  const server = await startWebSocketServer(
    (socket, request) => {
      socket.send(`You said ${request.headers['x-key']}`)
      socket.on('message', data =>
        String(data) === 'bye' ? socket.close(4000, SECRET) : socket.send(`again: ${String(data)}`)
      )
    },
    { handleProtocols: protocols => [...protocols][0] ?? false }
  )
  const host = await sendingHost({
    variables: gatheredVariables(
      { name: 'key', value: SECRET, secret: true },
      { name: 'later', value: SAID_LATER, secret: true }
    )
  })
  const row = (name: string, value: string) => ({ name, value, enabled: true })
  const socket = new OpenedSocket(host.rpc, {
    url: `ws://127.0.0.1:${server.port}/?token={{key}}`,
    headers: [row('X-Key', '{{key}}'), row('Sec-WebSocket-Protocol', 'bearer-1')]
  })
  await socket.reach('open')
  const log = await OpenedLog.open(host.rpc, socket.id)
  return { ...host, socket, id: socket.id, log }
}

it('covers what is secret wherever it is written, and shows it to whoever holds the session', async () => {
  const { rpc, home, socket, id, log } = await session()
  const secrets = await socket.find(event => (event.type === 'opened' ? event.secrets : undefined))
  expect(secrets).toContain(SECRET)
  const request = await socket.find(event =>
    event.type === 'handshake' && event.event.type === 'hop-started' ? event.event.request : undefined
  )
  expect(request.headers).toContainEqual(['X-Key', SECRET])
  await rpc.call('socket.send', { id, message: textMessage('this is {{later}}') })
  await socket.find(event =>
    event.type === 'secrets' && event.added.includes(SAID_LATER) ? true : undefined
  )
  const received = await log.messages(2, ({ direction }) => direction === 'received')
  expect(received.map(({ text, covered }) => [text, covered])).toEqual([
    [`You said ${'*'.repeat(SECRET.length)}`, true],
    [`again: this is ${'*'.repeat(SAID_LATER.length)}`, true]
  ])
  await rpc.call('socket.send', { id, message: textMessage('bye') })
  const closed = await socket.reach('closed')
  expect(closed).toMatchObject({ end: { code: 4000, reason: SECRET } })
  await socket.cancel()
  expect(await holding(home, 'again: ')).not.toEqual([])
  expect(await holding(home, SECRET)).toEqual([])
  expect(await holding(home, encodeURIComponent(SECRET))).toEqual([])
  expect(await holding(home, SAID_LATER)).toEqual([])
})

it('sends a covered message again as it was, for as long as it is known', async () => {
  const { rpc, id, log, socket } = await session()
  const sent = await rpc.call('socket.send', { id, message: textMessage('key {{key}}') })
  const seq = 'seq' in sent ? sent.seq : -1
  await rpc.call('socket.resend', { id, logId: id, seq })
  const received = await log.messages(3, ({ direction }) => direction === 'received')
  expect(received.map(({ size }) => size)).toEqual([
    9 + SECRET.length,
    11 + SECRET.length,
    11 + SECRET.length
  ])
  const [first] = received
  await expect(rpc.call('socket.resend', { id, logId: id, seq: first?.seq ?? -1 })).rejects.toMatchObject({
    code: 'BUILD',
    reason: 'covered'
  })
  await rpc.call('socket.send', { id, message: textMessage('plain') })
  await socket.cancel()

  const { id: other, socket: held } = await sessionAt(rpc, socket)
  const progress: EventOf<Contract, 'socket.replay'>[] = []
  for await (const told of rpc.stream('socket.replay', { id: other, logId: id, speed: 0 }))
    progress.push(told)
  expect(progress.at(-1)).toEqual({ sent: 1, of: 3, leftOut: 2 })
  await held.cancel()
})

/** Another session of the same host, to the server of the first. */
async function sessionAt(rpc: OpenedSocket['rpc'], before: OpenedSocket) {
  const url = await before.find(event =>
    event.type === 'handshake' && event.event.type === 'started' ? event.event.request.url : undefined
  )
  const socket = new OpenedSocket(rpc, { url })
  await socket.reach('open')
  return { id: socket.id, socket }
}
