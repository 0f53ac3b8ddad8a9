import type { Transform } from 'node:stream'
import zlib from 'node:zlib'
import type { Warning } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import { warnOfTooMany, warnOfUnknown } from './coding-warnings.ts'

/** More codings than this, one upon the other, are an attack. */
const MAX_CODINGS = 5
const CHUNK_BYTES = 64 * 1024

/**
 * The codings that were applied to a body, in the order in which they were applied (RFC 9110 §8.4), in lower case: those
 * of the content and then, rarely, those of the transfer (RFC 9112 §7), but for the chunks, which have been taken off.
 * When one of them is not known here, or there are too many, the warning of that: such a body is left as it came.
 * @param content whether those of the content are to be taken off
 */
export function readCodings(
  headers: readonly Header[],
  content = true
): { codings: string[] } | { refused: Warning } {
  const codings: string[] = []
  const transferCodings: string[] = []
  for (const [name, value] of headers) {
    const list = name.length === 16 && content ? codings : name.length === 17 ? transferCodings : undefined
    if (!list || !/^(content|transfer)-encoding$/i.test(name)) continue
    for (const coding of value.toLowerCase().split(',')) list.push(coding.trim())
  }
  if (codings.length === 0 && transferCodings.length === 0) return NO_CODINGS
  return sortOut([
    ...codings.filter(isCoding),
    ...transferCodings.filter(coding => isCoding(coding) && coding !== 'chunked')
  ])
}

const NO_CODINGS = { codings: [] }

function sortOut(codings: string[]): { codings: string[] } | { refused: Warning } {
  const unknown = codings.find(coding => !isKnown(coding))
  if (unknown !== undefined) return { refused: warnOfUnknown(unknown) }
  return codings.length > MAX_CODINGS ? { refused: warnOfTooMany(codings.length) } : { codings }
}

/** `none` is what some servers call `identity`. */
function isCoding(name: string): boolean {
  return name !== '' && name !== 'identity' && name !== 'none'
}

function isKnown(coding: string): boolean {
  if (coding === 'zstd') return typeof zlib.createZstdDecompress === 'function'
  return ['gzip', 'x-gzip', 'deflate', 'br'].includes(coding)
}

export interface Decoder extends Transform {
  /** Bytes of the input that it has made use of. */
  readonly bytesWritten: number
}

/** A stream that takes one coding off, or what is inside of gzip and deflate. */
export function createDecoder(coding: 'br' | 'zstd' | 'deflate-raw'): Decoder {
  const options = { chunkSize: CHUNK_BYTES }
  if (coding === 'br') return zlib.createBrotliDecompress(options)
  return coding === 'zstd' ? zlib.createZstdDecompress(options) : zlib.createInflateRaw(options)
}

/**
 * Takes one coding off a whole body at once.
 * @throws where it is not perfect, also when anything follows its end, or is larger than `maxBytes`
 */
export function decodeAtOnce(coding: string, bytes: Uint8Array, maxBytes: number): Uint8Array {
  const { buffer, engine } = decodeBy(coding, bytes, { maxOutputLength: maxBytes })
  if (engine.bytesWritten < bytes.byteLength) throw new RangeError('something follows the end of the coding')
  return buffer
}

interface DecodeOptions {
  maxOutputLength: number
}

function decodeBy(coding: string, bytes: Uint8Array, options: DecodeOptions): DecodedAtOnce {
  const decoded = decoderOf(coding, bytes)(bytes, { ...options, info: true })
  if (!isDecodedAtOnce(decoded)) throw new TypeError('zlib has not told what it made use of')
  return decoded
}

function decoderOf(
  coding: string,
  bytes: Uint8Array
): (bytes: Uint8Array, options: DecodeOptions & { info: true }) => unknown {
  if (coding === 'br') return zlib.brotliDecompressSync
  if (coding === 'zstd') return zlib.zstdDecompressSync
  if (coding !== 'deflate') return zlib.gunzipSync
  return isZlib(bytes) ? zlib.inflateSync : zlib.inflateRawSync
}

/** What the functions of zlib return when they are asked for `info`, of which their types know nothing. */
interface DecodedAtOnce {
  buffer: Uint8Array
  engine: { bytesWritten: number }
}

function isDecodedAtOnce(value: unknown): value is DecodedAtOnce {
  if (typeof value !== 'object' || value === null || !('buffer' in value && 'engine' in value)) return false
  const { buffer, engine } = value
  return (
    buffer instanceof Uint8Array &&
    typeof engine === 'object' &&
    engine !== null &&
    'bytesWritten' in engine &&
    typeof engine.bytesWritten === 'number'
  )
}

/** Whether it begins as RFC 1950 says: some servers send `deflate` without the zlib wrapper. */
export function isZlib(bytes: Uint8Array): boolean {
  const [method = 0, flags = 0] = bytes
  return (method & 0x0f) === 8 && (bytes.length < 2 || (method * 256 + flags) % 31 === 0)
}
