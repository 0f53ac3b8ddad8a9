import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { endDeadPeers } from '../../../cli/serve/end-dead-peers.ts'

it('ends the peer that gives no sign of life, and only that', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const stop = endDeadPeers(server, 50)
  onTestFinished(() => {
    stop()
    for (const peer of server.clients) peer.terminate()
    server.close()
  })
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  const living = new WebSocket(url)
  const dead = new WebSocket(url, { autoPong: false })
  await Promise.all([once(living, 'open'), once(dead, 'open')])
  await once(dead, 'close')
  await once(living, 'ping')
  expect(living.readyState).toBe(WebSocket.OPEN)
})
