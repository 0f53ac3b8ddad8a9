import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout } from 'node:timers/promises'

/** RFC 6455 §1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const TICK_MS = 10

/**
 * A WebSocket server that sends numbered messages, many frames in a packet: `/RATE/COUNT` so many a second, and so many in
 * all. It waits where they are not taken.
 */
export async function serveMessages(): Promise<{ origin: string; close: () => void }> {
  const server = createServer()
  const sockets = new Set<Duplex>()
  server.on('upgrade', (request, socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', () => {})
    const key = request.headers['sec-websocket-key'] ?? ''
    const accept = createHash('sha1')
      .update(key + GUID)
      .digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`
    )
    const [, rate = 0, count = 0] = (request.url ?? '').split('/').map(Number)
    void sendAll(socket, rate, count)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    }
  }
}

async function sendAll(socket: Duplex, rate: number, count: number): Promise<void> {
  const begun = performance.now()
  for (let sent = 0; sent < count && !socket.destroyed; ) {
    const due = Math.min(count, Math.ceil(((performance.now() - begun + TICK_MS) / 1000) * rate))
    const frames: Buffer[] = []
    for (; sent < due; sent++) frames.push(frameOf(sent))
    if (!socket.write(Buffer.concat(frames)))
      await Promise.race([once(socket, 'drain'), once(socket, 'close')])
    await setTimeout(TICK_MS)
  }
}

/** A text frame of 100 bytes of JSON (RFC 6455 §5.2). */
function frameOf(n: number): Buffer {
  const head = `{"type":"tick","n":${n},"pad":"`
  const payload = `${head}${'x'.repeat(98 - head.length)}"}`
  return Buffer.from(`\x81${String.fromCharCode(payload.length)}${payload}`, 'latin1')
}
