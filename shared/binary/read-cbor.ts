import { joinBytes } from '../client/join-bytes.ts'
import { ByteCursor, readUtf8 } from './byte-cursor.ts'
import { doubleText, halfToNumber, singleText } from './float-text.ts'
import { Nesting } from './nesting.ts'
import type { ValueToken } from './value-token.ts'

const BREAK = 0xff
const INDEFINITE = 31
const NAMED = new Map([
  [20, 'false'],
  [21, 'true'],
  [22, 'null'],
  [23, 'undefined']
])

/**
 * The values of CBOR (RFC 8949), one after the other as in a sequence (RFC 8742), token by token: exact integers, keys
 * of any type, tags, and whatever stands before damage, none of which a decoder into objects has.
 * @throws FormatFault where the bytes are not well-formed, or end within a value
 */
export function* readCbor(bytes: Uint8Array): Generator<ValueToken> {
  const cursor = new ByteCursor(bytes)
  const nesting = new Nesting(cursor)
  while (nesting.hasNext) {
    const first = cursor.begin()
    const major = first >> 5
    const info = first & 0x1f
    if (first === BREAK) {
      if (nesting.endsByMark === 'later') throw cursor.fault('a map ends after a key that has no value')
      if (!nesting.endsByMark) throw cursor.fault('an end is marked where nothing has begun')
      yield* nesting.close()
    } else if (major === 4 || major === 5) {
      const of = major === 4 ? 'array' : 'map'
      const count = info === INDEFINITE ? undefined : Number(readArgument(info, cursor))
      yield* nesting.open({ kind: 'open', of, count }, count === undefined ? undefined : count * (major - 3))
    } else if (major === 6) {
      yield* nesting.open({ kind: 'open', of: 'tag', tag: String(readArgument(info, cursor)) }, 1)
    } else {
      yield readSimple(major, info, cursor)
      yield* nesting.ended()
    }
  }
}

function readSimple(major: number, info: number, cursor: ByteCursor): ValueToken {
  if (major === 7) return scalar(readSpecial(info, cursor))
  if (major === 2 || major === 3) {
    const bytes = info === INDEFINITE ? readChunks(major, cursor) : cursor.take(readArgument(info, cursor))
    return major === 2 ? { kind: 'bytes', bytes } : { kind: 'string', ...readUtf8(bytes) }
  }
  const value = readArgument(info, cursor)
  return scalar(major === 0 ? value : -1n - BigInt(value))
}

/** RFC 8949 §3: the low five bits, or the 1, 2, 4 or 8 bytes that they announce. */
function readArgument(info: number, cursor: ByteCursor): number | bigint {
  if (info < 24) return info
  if (info === 24) return cursor.uint(1)
  if (info === 25) return cursor.uint(2)
  if (info === 26) return cursor.uint(4)
  if (info === 27) return cursor.uint64()
  throw cursor.fault(`the additional information ${info} has no meaning here`)
}

/** RFC 8949 §3.3. */
function readSpecial(info: number, cursor: ByteCursor): string {
  if (info === 25) return doubleText(halfToNumber(cursor.uint(2)))
  if (info === 26) return singleText(cursor.float(4))
  if (info === 27) return doubleText(cursor.float(8))
  const value = Number(readArgument(info, cursor))
  if (info === 24 && value < 32) throw cursor.fault(`the simple value ${value} is written in two bytes`)
  return NAMED.get(value) ?? `simple(${value})`
}

/** A string of unknown length: definite ones of its own kind up to a break (RFC 8949 §3.2.3). */
function readChunks(major: number, cursor: ByteCursor): Uint8Array {
  const chunks: Uint8Array[] = []
  for (let first = cursor.uint(1); first !== BREAK; first = cursor.uint(1)) {
    if (first >> 5 !== major || (first & 0x1f) === INDEFINITE)
      throw cursor.fault('a string in pieces holds what is no piece of it')
    chunks.push(cursor.take(readArgument(first & 0x1f, cursor)))
  }
  return joinBytes(chunks)
}

function scalar(value: number | bigint | string): ValueToken {
  return { kind: 'scalar', text: String(value) }
}
