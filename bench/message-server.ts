import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { startFrameServer } from '#test/fixtures/servers/frame-server.ts'

const TICK_MS = 10

/**
 * A WebSocket server that sends numbered messages, many frames in a packet: `/RATE/COUNT` so many a second, and so many in
 * all. It waits where they are not taken.
 */
export async function serveMessages(): Promise<AsyncDisposable & { origin: string }> {
  const server = await startFrameServer(({ socket, path }) => {
    const [, rate = 0, count = 0] = path.split('/').map(Number)
    void sendAll(socket, rate, count)
  })
  return {
    origin: `ws://127.0.0.1:${server.port}`,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]()
  }
}

async function sendAll(socket: Socket, rate: number, count: number): Promise<void> {
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
