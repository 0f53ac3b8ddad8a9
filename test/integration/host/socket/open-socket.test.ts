import { expect, it } from 'vitest'
import { OpenedLog, OpenedSocket, textMessage } from '#test/fixtures/open-socket.ts'
import { sendingHost } from '#test/fixtures/sending-host.ts'
import { echo, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'

it('opens a session, sends, receives, pings and closes, and logs all of it', async () => {
  const server = await startWebSocketServer(echo)
  const { rpc } = await sendingHost()
  const socket = new OpenedSocket(rpc, { url: `ws://127.0.0.1:${server.port}/` })
  await socket.reach('open')
  const { id } = socket
  const log = await OpenedLog.open(rpc, id)
  expect(await rpc.call('socket.send', { id, message: textMessage('hello') })).toEqual({ seq: 2 })
  expect(await rpc.call('socket.send', { id, message: { kind: 'hex', data: '00 ff' } })).toEqual({
    seq: expect.any(Number)
  })
  await rpc.call('socket.ping', { id, payload: 'are you there' })
  const received = await log.messages(3, ({ direction }) => direction === 'received')
  expect(received.map(({ opcode, text }) => text ?? opcode)).toEqual(['hello', 'binary', 'pong'])
  expect(received[2]?.rttMs).toEqual(expect.any(Number))
  await rpc.call('socket.close', { id, code: 1000, reason: 'done' })
  expect(await socket.reach('closed')).toMatchObject({ end: { code: 1000, by: 'us' } })
  const { entries } = await rpc.call('history.list', { limit: 10 })
  expect(entries).toMatchObject([{ status: 101, socket: { log: id, live: true } }])
  await socket.cancel()
  const after = await rpc.call('history.list', { limit: 10 })
  expect(after.entries).toMatchObject([
    { socket: { log: id, code: 1000, by: 'us', sent: { messages: 2 }, lanes: 1 } }
  ])
  expect(after.entries[0]?.socket?.live).toBeUndefined()
  const standing = await log.until(({ live }) => !live)
  expect(standing.sent.messages).toBe(2)
})
