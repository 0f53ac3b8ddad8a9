import type { Transform } from 'node:stream'
import zlib from 'node:zlib'
import type { Header } from '#shared/model/request.ts'

/** More codings than this, one upon the other, are an attack. */
const MAX_CODINGS = 5
const CHUNK_BYTES = 64 * 1024

/**
 * The codings that were applied to a body, in the order in which they were applied (RFC 9110 §8.4), in lower case: those
 * of the content and then, rarely, those of the transfer (RFC 9112 §7), but for the chunks, which have been taken off.
 * When one of them is not known here, its name: such a body is left as it came.
 */
export function readCodings(headers: readonly Header[]): { codings: string[] } | { unknown: string } {
  const codings: string[] = []
  const transferCodings: string[] = []
  for (const [name, value] of headers) {
    const list = name.length === 16 ? codings : name.length === 17 ? transferCodings : undefined
    if (!list || !/^(content|transfer)-encoding$/i.test(name)) continue
    for (const coding of value.toLowerCase().split(',')) list.push(coding.trim())
  }
  if (codings.length === 0 && transferCodings.length === 0) return NO_CODINGS
  return sortOut([
    ...codings.filter(coding => coding !== '' && coding !== 'identity'),
    ...transferCodings.filter(coding => coding !== '' && coding !== 'identity' && coding !== 'chunked')
  ])
}

const NO_CODINGS = { codings: [] }

function sortOut(codings: string[]): { codings: string[] } | { unknown: string } {
  const unknown = codings.find(coding => !isKnown(coding))
  if (unknown !== undefined) return { unknown }
  return codings.length > MAX_CODINGS ? { unknown: `${codings.length} codings at once` } : { codings }
}

function isKnown(coding: string): boolean {
  if (coding === 'zstd') return typeof zlib.createZstdDecompress === 'function'
  return ['gzip', 'x-gzip', 'deflate', 'br'].includes(coding)
}

/** A stream that takes one coding off. @param first the first bytes, by which raw deflate is told from zlib */
export function createDecoder(coding: string, first: Uint8Array): Transform {
  const options = { chunkSize: CHUNK_BYTES }
  if (coding === 'br') return zlib.createBrotliDecompress(options)
  if (coding === 'zstd') return zlib.createZstdDecompress(options)
  if (coding !== 'deflate') return zlib.createGunzip(options)
  return isZlib(first) ? zlib.createInflate(options) : zlib.createInflateRaw(options)
}

/** Takes one coding off a whole body at once. Throws where it is not perfect, or larger than `maxBytes`. */
export function decodeAtOnce(coding: string, bytes: Uint8Array, maxBytes: number): Buffer {
  return decodeBy(coding, bytes, { maxOutputLength: maxBytes })
}

/**
 * What a damaged body holds before its damage. zlib keeps to itself what it decoded in the same step, so the longest
 * beginning without damage is searched for, by halves.
 * @param maxBytes no more than this is decoded
 */
export function decodeUntilDamage(coding: string, bytes: Uint8Array, maxBytes: number): Uint8Array {
  // Without a header anything is raw deflate for a few bytes.
  if (coding === 'deflate' && !isZlib(bytes)) return new Uint8Array()
  const finishFlush = FLUSH[coding] ?? zlib.constants.Z_SYNC_FLUSH
  let decoded: Uint8Array = new Uint8Array()
  for (let [sound, damaged] = [0, bytes.byteLength + 1]; damaged - sound > 1; ) {
    const middle = (sound + damaged) >> 1
    try {
      decoded = decodeBy(coding, bytes.subarray(0, middle), { maxOutputLength: maxBytes, finishFlush })
      sound = middle
    } catch {
      damaged = middle
    }
  }
  return decoded
}

/** By these a decoder takes it that its input ends too early. */
const FLUSH: Record<string, number> = {
  br: zlib.constants.BROTLI_OPERATION_FLUSH,
  zstd: zlib.constants.ZSTD_e_flush
}

function decodeBy(
  coding: string,
  bytes: Uint8Array,
  options: { maxOutputLength: number; finishFlush?: number }
): Buffer {
  if (coding === 'br') return zlib.brotliDecompressSync(bytes, options)
  if (coding === 'zstd') return zlib.zstdDecompressSync(bytes, options)
  if (coding !== 'deflate') return zlib.gunzipSync(bytes, options)
  return isZlib(bytes) ? zlib.inflateSync(bytes, options) : zlib.inflateRawSync(bytes, options)
}

/** Whether it begins as RFC 1950 says: some servers send `deflate` without the zlib wrapper. */
function isZlib(bytes: Uint8Array): boolean {
  const [method = 0, flags = 0] = bytes
  return (method & 0x0f) === 8 && (bytes.length < 2 || (method * 256 + flags) % 31 === 0)
}
