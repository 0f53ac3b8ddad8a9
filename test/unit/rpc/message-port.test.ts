import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { createMessagePort } from '#shared/rpc/message-port.ts'

/** Electron's `MessagePortMain`: an emitter of events that carry their data, silent until it is started. */
class EmitterPort extends EventEmitter {
  readonly sent: unknown[] = []
  started = false

  postMessage(message: unknown): void {
    this.sent.push(message)
  }

  start(): void {
    this.started = true
  }

  close(): void {
    this.emit('close')
  }
}

describe('a message port', () => {
  it('can be Electron’s', () => {
    const emitter = new EmitterPort()
    const port = createMessagePort(emitter)
    const frames: unknown[] = []
    const closed = vi.fn()
    port.onClose(closed)
    expect(emitter.started).toBe(false)
    port.onFrame(frame => frames.push(frame))
    expect(emitter.started).toBe(true)
    emitter.emit('message', { data: 'frame', ports: [] })
    port.post({ a: 1 })
    expect(frames).toEqual(['frame'])
    expect(emitter.sent).toEqual([{ a: 1 }])
    emitter.emit('close')
    port.close()
    port.post('too late')
    expect(closed).toHaveBeenCalledTimes(1)
    expect(emitter.sent).toHaveLength(1)
  })

  it('hands over no more of a buffer than its view shows', async () => {
    const { port1, port2 } = new MessageChannel()
    const [own, other] = [createMessagePort(port1), createMessagePort(port2)]
    const arrived = new Promise<unknown>(resolve => other.onFrame(resolve))
    own.post({ bytes: Buffer.from('abc and its neighbours').subarray(0, 3) })
    const { bytes } = (await arrived) as { bytes: Uint8Array }
    expect(Buffer.from(bytes).toString()).toBe('abc')
    expect(bytes.buffer.byteLength).toBe(3)
    own.close()
  })

  it('tells late listeners of a close as well', async () => {
    const emitter = new EmitterPort()
    const port = createMessagePort(emitter)
    port.close()
    await new Promise<void>(resolve => port.onClose(resolve))
  })
})
