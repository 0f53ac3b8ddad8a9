import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createWebSocketPort } from '#shared/rpc/websocket-port.ts'

const MIB = 1024 * 1024

async function openPair() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => server.close())
  await once(server, 'listening')
  const accepted = once(server, 'connection')
  const reader = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  onTestFinished(() => reader.terminate())
  const [writer] = (await accepted) as [WebSocket]
  await once(reader, 'open')
  return { reader, writer }
}

it('is drained when the other side has taken what was posted', async () => {
  const { reader, writer } = await openPair()
  const port = createWebSocketPort(writer)
  await port.drained?.()
  reader.pause()
  for (let n = 0; n < 64; n++) port.post(new Uint8Array(MIB))
  let drained = false
  const draining = port.drained?.().then(() => {
    drained = true
  })
  // The kernel has taken what it takes once the amount stands still.
  for (let last = -1; last !== writer.bufferedAmount; ) {
    last = writer.bufferedAmount
    await new Promise(resolve => setImmediate(resolve))
  }
  expect(drained).toBe(false)
  reader.resume()
  await draining
  expect(writer.bufferedAmount).toBeLessThanOrEqual(4 * MIB)
})

it('is drained when it is closed', async () => {
  const { reader, writer } = await openPair()
  const port = createWebSocketPort(writer)
  reader.pause()
  for (let n = 0; n < 64; n++) port.post(new Uint8Array(MIB))
  const draining = port.drained?.()
  writer.terminate()
  await draining
})
