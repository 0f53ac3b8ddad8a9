import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MergingReceiver } from '#engine/websocket/merging-receiver.ts'

class Watched extends MergingReceiver {
  most = 0

  take(piece: Buffer): void {
    this.write(piece)
    this.most = Math.max(this.most, this._buffers.length)
  }
}

/** A binary message of one frame of the server (RFC 6455 §5.2), up to its payload. */
function headOf(size: number): Buffer {
  const head = Buffer.alloc(10)
  head.set([0x82, 127])
  head.writeBigUInt64BE(BigInt(size), 2)
  return head
}

const MIB = 1024 * 1024

it.each([
  { pieceBytes: 1, size: MIB },
  { pieceBytes: 4097, size: 512 * MIB },
  { pieceBytes: 16 * 1024, size: 64 * MIB },
  { pieceBytes: 65 * 1024, size: 64 * MIB }
])('holds few pieces of a frame of $size B that comes in pieces of $pieceBytes B', ({ pieceBytes, size }) => {
  const receiver = new Watched({ maxPayload: size, allowSynchronousEvents: true })
  receiver.take(headOf(size))
  const piece = Buffer.alloc(pieceBytes)
  for (let left = size; left > pieceBytes; left -= pieceBytes) receiver.take(piece)
  expect(receiver.most).toBeLessThan(3000)
  receiver.destroy()
})

it('tells the bytes that came, in whatever pieces', async () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 5 })
  const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 })
  await fc.assert(
    fc.asyncProperty(sizes, cuts, async (messages, lengths) => {
      const payloads = messages.map((size, n) =>
        Buffer.from(Array.from({ length: size }, (_, at) => at * 7 + n))
      )
      const bytes = Buffer.concat(payloads.flatMap(payload => [headOf(payload.length), payload]))
      const told: Buffer[] = []
      const receiver = new MergingReceiver({ allowSynchronousEvents: true })
      receiver.on('message', payload => told.push(Buffer.from(payload)))
      for (let at = 0, n = 0; at < bytes.length; n++) {
        const next = at + (lengths[n % lengths.length] ?? 1)
        receiver.write(bytes.subarray(at, next))
        at = next
      }
      await new Promise<void>(resolve => receiver.end(resolve))
      expect(told).toEqual(payloads)
    })
  )
})
