import type { Socket } from 'node:net'
import { type RawServer, startRawServer } from '#test/fixtures/servers/raw-server.ts'

const PREFACE_BYTES = 24

export const TYPE = {
  data: 0,
  headers: 1,
  rstStream: 3,
  settings: 4,
  pushPromise: 5,
  ping: 6,
  goaway: 7,
  windowUpdate: 8,
  continuation: 9
}
export const END_STREAM = 1
export const ACK = 1
export const END_HEADERS = 4

/** One frame (RFC 9113 §4.1). */
export function frame(
  type: number,
  flags: number,
  stream: number,
  payload: Uint8Array = Buffer.alloc(0)
): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.length, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** A field list that needs no table: literals without indexing (RFC 7541 §6.2.2). */
export function fieldBlock(fields: readonly (readonly [string, string])[]): Buffer {
  return Buffer.concat(fields.flatMap(([name, value]) => [Buffer.from([0]), ...[name, value].map(literal)]))
}

function literal(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1')
  const prefix = bytes.length < 127 ? [bytes.length] : [127]
  for (let rest = bytes.length - 127; prefix[0] === 127 && rest >= 0; rest = Math.floor(rest / 128)) {
    prefix.push(rest >= 128 ? (rest % 128) + 128 : rest)
    if (rest < 128) break
  }
  return Buffer.concat([Buffer.from(prefix), bytes])
}

export const settings = (payload?: Uint8Array): Buffer => frame(TYPE.settings, 0, 0, payload)
export const setting = (id: number, value: number): Buffer =>
  Buffer.concat([Buffer.from([id >> 8, id & 255]), uint32(value)])
export const head = (stream: number, fields: [string, string][] = [], flags = 0): Buffer =>
  frame(TYPE.headers, END_HEADERS | flags, stream, fieldBlock([[':status', '200'], ...fields]))
export const data = (stream: number, text: string, flags = 0): Buffer =>
  frame(TYPE.data, flags, stream, Buffer.from(text))
export const reset = (stream: number, code: number): Buffer => frame(TYPE.rstStream, 0, stream, uint32(code))
export const goaway = (lastStream: number, code: number): Buffer =>
  frame(TYPE.goaway, 0, 0, Buffer.concat([uint32(lastStream), uint32(code)]))

/** What a client sent. */
export interface ReceivedFrame {
  type: number
  flags: number
  stream: number
  payload: Buffer
}

/**
 * A server over plain TCP that is told each frame and answers with whatever bytes it likes.
 * @param greet in the place of its SETTINGS; it then acknowledges nothing by itself
 */
export function startFrameServer(
  onFrame: (received: ReceivedFrame, socket: Socket, connection: number) => void,
  greet?: (socket: Socket) => void,
  options: { certificate?: string; alpn?: string[] } = {}
): Promise<RawServer> {
  return startRawServer((socket, connection) => {
    let bytes = Buffer.alloc(0)
    let skipped = false
    if (greet) greet(socket)
    else socket.write(settings())
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk])
      if (!skipped && bytes.length >= PREFACE_BYTES) {
        skipped = true
        bytes = bytes.subarray(PREFACE_BYTES)
      }
      while (skipped && bytes.length >= 9) {
        const end = 9 + bytes.readUIntBE(0, 3)
        if (bytes.length < end) return
        const received = {
          type: bytes[3] ?? 0,
          flags: bytes[4] ?? 0,
          stream: bytes.readUInt32BE(5),
          payload: bytes.subarray(9, end)
        }
        bytes = bytes.subarray(end)
        if (!greet && received.type === TYPE.settings && (received.flags & ACK) === 0)
          socket.write(frame(TYPE.settings, ACK, 0))
        onFrame(received, socket, connection)
      }
    })
  }, options)
}

/** Writes bytes in pieces, each in a packet of its own as far as the kernel lets it. */
export async function writeInPieces(
  socket: Socket,
  bytes: Uint8Array,
  cuts: readonly number[]
): Promise<void> {
  let from = 0
  for (const to of [...cuts, bytes.length]) {
    if (socket.destroyed) return
    socket.write(bytes.subarray(from, to))
    from = to
    await new Promise(resolve => setImmediate(resolve))
  }
}
