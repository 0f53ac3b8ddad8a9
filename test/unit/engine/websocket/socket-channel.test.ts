import { duplexPair } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SocketChannel } from '#engine/websocket/socket-channel.ts'
import type { SocketEnd } from '#shared/model/socket/socket-state.ts'
import { CLOSE, type Frame, FrameReader, frame } from '#test/fixtures/web-socket-frames.ts'

const LIMIT = 2000

/** What a server writes, well-formed and not. */
const bytes = fc.oneof(
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 30 }).map(each => Buffer.from(each)) },
  {
    weight: 5,
    arbitrary: fc
      .record({
        opcode: fc.constantFrom(0, 0, 1, 1, 2, 2, 3, 8, 9, 10, 15),
        payload: fc.oneof(fc.string({ unit: 'binary', maxLength: 140 }), fc.uint8Array({ maxLength: 300 })),
        fin: fc.boolean(),
        rsv: fc.constantFrom(0, 0, 0, 0, 4, 4, 1)
      })
      .map(({ opcode, payload, fin, rsv }) => frame(opcode, payload, { fin, rsv }))
  }
)

interface Told {
  sizes: number[]
  ends: SocketEnd[]
  frames: Frame[]
}

/** Lets a channel read all that, cut into pieces of so many bytes, and then the end. */
function read(written: Buffer, piece: number, isCompressed: boolean): Promise<Told> {
  const count = Math.ceil(written.length / piece)
  const pieces = Array.from({ length: count }, (_, n) => written.subarray(n * piece, (n + 1) * piece))
  return readPieces(pieces, LIMIT, isCompressed)
}

async function readPieces(
  pieces: readonly Buffer[],
  maxMessageBytes: number,
  isCompressed = false
): Promise<Told> {
  const [socket, server] = duplexPair()
  const told: Told = { sizes: [], ends: [], frames: [] }
  const reader = new FrameReader(each => told.frames.push(each))
  server.on('data', (chunk: Buffer) => reader.add(chunk))
  await new Promise<void>(resolve => {
    new SocketChannel(
      { socket, subprotocol: '', extensions: '', wire: { sent: 0, received: 0 } },
      {
        extensions: isCompressed ? { deflate: { parameters: {}, keepsContext: true } } : {},
        maxMessageBytes,
        closeTimeoutMs: 1000
      },
      {
        onBytes: () => {},
        onMessage: payload => told.sizes.push(payload.length),
        onPing: () => {},
        onPong: () => {},
        onPongSent: () => {},
        onClose: () => {},
        onCloseSent: () => {},
        onFault: () => {},
        onEnd: end => {
          told.ends.push(end)
          resolve()
        }
      }
    )
    for (const piece of pieces) server.write(piece)
    server.end()
  })
  return told
}

test('whatever a server writes, a connection ends once, within its limits, and has sent what it may', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(bytes, { maxLength: 12 }),
      fc.integer({ min: 1, max: 400 }),
      fc.boolean(),
      async (parts, piece, isCompressed) => {
        const { sizes, ends, frames } = await read(Buffer.concat(parts), piece, isCompressed)
        expect(ends).toHaveLength(1)
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(LIMIT)
        expect(frames.every(({ masked, fin, rsv }) => masked && fin && rsv === 0)).toBe(true)
        const closes = frames.filter(({ opcode }) => opcode === CLOSE)
        expect(closes).toEqual(frames.slice(frames.length - closes.length))
        expect(closes.length).toBeLessThanOrEqual(1)
        if (ends[0]?.by === 'us') expect(closes[0]?.payload.readUInt16BE()).toBe(ends[0].code)
      }
    ),
    { numRuns: 500 }
  )
})

test('a message comes whole in however many pieces of one byte', async () => {
  // More than `ws` keeps, and so many that it would take minutes to put them together.
  const size = 300_000
  const head = Buffer.from([0x82, 127, 0, 0, 0, 0, 0, 0, 0, 0])
  head.writeUInt32BE(size, 6)
  const pieces = Array.from({ length: size }, () => Buffer.of(7))
  const { sizes, ends } = await readPieces([head, ...pieces, frame(CLOSE, Buffer.of(3, 232))], size)
  expect(sizes).toEqual([size])
  expect(ends).toMatchObject([{ code: 1000, by: 'peer' }])
})

test('what is told does not depend on how the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(bytes, { maxLength: 12 }),
      fc.integer({ min: 1, max: 50 }),
      async (parts, piece) => {
        const written = Buffer.concat(parts)
        const whole = await read(written, written.length + 1, false)
        const cut = await read(written, piece, false)
        expect(cut.sizes).toEqual(whole.sizes)
        expect(cut.ends[0]?.code).toBe(whole.ends[0]?.code)
      }
    ),
    { numRuns: 300 }
  )
})
