import type { Socket } from 'node:net'
import type { ResponseHead } from '#shared/model/exchange.ts'
import { findHeader } from '../http/raw-headers.ts'

/** As much of a refusal as a person reads. */
const MAX_BYTES = 64 * 1024
/** A refusal is told at once; its body gets this long. */
const MAX_MS = 1_000

/** As far as it has come, without framing, and whether that is all. */
export interface RefusalBody {
  body: Buffer
  complete: boolean
}

/**
 * Reads what a proxy says to its refusal, to its end (RFC 9112 §6.3) or for as long and as far as is worth it. Never
 * rejects: what came by then is what there is.
 */
export function readRefusalBody(
  socket: Socket,
  response: ResponseHead,
  signal: AbortSignal,
  maxMs: number = MAX_MS
): Promise<RefusalBody> {
  const decode = chooseFraming(response)
  return new Promise(resolve => {
    let bytes: Buffer = Buffer.alloc(0)
    let ended = false
    const finish = () => {
      clearTimeout(timer)
      socket.off('readable', onReadable).off('end', onEnd).off('close', finish)
      signal.removeEventListener('abort', finish)
      const { body, complete } = decode(bytes, ended)
      const tooLong = body.length > MAX_BYTES
      resolve({ body: body.subarray(0, MAX_BYTES), complete: complete && !tooLong })
    }
    const onEnd = () => {
      ended = true
      finish()
    }
    const onReadable = () => {
      for (let chunk: Buffer | null = socket.read(); chunk !== null; chunk = socket.read())
        bytes = Buffer.concat([bytes, chunk])
      if (bytes.length > MAX_BYTES || decode(bytes, false).complete) finish()
    }
    const timer = setTimeout(finish, maxMs)
    signal.addEventListener('abort', finish)
    socket.on('error', () => {})
    socket.on('readable', onReadable).once('end', onEnd).once('close', finish)
    if (socket.readableEnded) onEnd()
    else if (signal.aborted || socket.destroyed || decode(bytes, false).complete) finish()
  })
}

type Decode = (bytes: Buffer, ended: boolean) => RefusalBody

function chooseFraming({ headers }: ResponseHead): Decode {
  if (/\bchunked\s*$/i.test(findHeader(headers, 'transfer-encoding') ?? '')) return decodeChunks
  const declared = findHeader(headers, 'content-length')
  if (declared === undefined || !/^\d+$/.test(declared))
    return (bytes, ended) => ({ body: bytes, complete: ended })
  const length = Number(declared)
  return bytes => ({ body: bytes.subarray(0, length), complete: bytes.length >= length })
}

/** RFC 9112 §7.1, as far as it goes; what is malformed ends it. */
function decodeChunks(bytes: Buffer): RefusalBody {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const line = /^([0-9a-f]{1,8})[^\n]*\n/i.exec(bytes.toString('latin1', at, at + 1024))
    const size = Number.parseInt(line?.[1] ?? '', 16)
    if (!line || size === 0) return { body: Buffer.concat(parts), complete: line !== null }
    const start = at + line[0].length
    parts.push(bytes.subarray(start, start + size))
    at = start + size + (bytes[start + size] === 0x0d ? 2 : 1)
    if (at > bytes.length) return { body: Buffer.concat(parts), complete: false }
  }
}
