import type { Socket } from 'node:net'
import type { ResponseHead } from '#shared/model/exchange.ts'
import { findHeader } from '../http/raw-headers.ts'

/** As much of a refusal as a person reads. */
const MAX_BYTES = 64 * 1024
/** A refusal is told at once; its body gets this long. */
const MAX_MS = 1_000

/**
 * Reads what a proxy says to its refusal, to its end (RFC 9112 §6.3) or for as long and as far as is worth it. Never
 * rejects for what the proxy does: what came by then is what there is.
 */
export function readRefusalBody(
  socket: Socket,
  { headers }: ResponseHead,
  signal: AbortSignal,
  maxMs: number = MAX_MS
): Promise<Buffer> {
  const chunked = /\bchunked\s*$/i.test(findHeader(headers, 'transfer-encoding') ?? '')
  const declared = findHeader(headers, 'content-length')
  const length = declared !== undefined && /^\d+$/.test(declared) ? Number(declared) : MAX_BYTES
  return new Promise(resolve => {
    let bytes: Buffer = Buffer.alloc(0)
    const finish = () => {
      clearTimeout(timer)
      socket.off('readable', onReadable).off('end', finish).off('close', finish)
      signal.removeEventListener('abort', finish)
      const body = chunked ? decodeChunks(bytes).body : bytes.subarray(0, length)
      resolve(body.subarray(0, MAX_BYTES))
    }
    const onReadable = () => {
      for (let chunk: Buffer | null = socket.read(); chunk !== null; chunk = socket.read())
        bytes = Buffer.concat([bytes, chunk])
      const whole = chunked ? decodeChunks(bytes).ended : bytes.length >= length
      if (whole || bytes.length >= MAX_BYTES) finish()
    }
    const timer = setTimeout(finish, maxMs)
    signal.addEventListener('abort', finish)
    socket.on('error', () => {})
    socket.on('readable', onReadable).once('end', finish).once('close', finish)
    if (signal.aborted || socket.destroyed || socket.readableEnded || (!chunked && length === 0)) finish()
  })
}

/** RFC 9112 §7.1, as far as it goes; what is malformed ends it. */
function decodeChunks(bytes: Buffer): { body: Buffer; ended: boolean } {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const line = /^([0-9a-f]{1,8})[^\n]*\n/i.exec(bytes.toString('latin1', at, at + 1024))
    const size = Number.parseInt(line?.[1] ?? '', 16)
    if (!line || size === 0) return { body: Buffer.concat(parts), ended: line !== null }
    const start = at + line[0].length
    parts.push(bytes.subarray(start, start + size))
    at = start + size + (bytes[start + size] === 0x0d ? 2 : 1)
    if (at > bytes.length) return { body: Buffer.concat(parts), ended: false }
  }
}
