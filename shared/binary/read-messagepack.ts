import { ByteCursor, readUtf8 } from './byte-cursor.ts'
import { doubleText, singleText } from './float-text.ts'
import { Nesting } from './nesting.ts'
import type { ValueToken } from './value-token.ts'

/**
 * The values of MessagePack, one after the other, token by token: exact integers, keys of any type, and whatever stands
 * before damage, none of which a decoder into objects has.
 * @throws FormatFault where the bytes are none, or end within a value
 */
export function* readMessagePack(bytes: Uint8Array): Generator<ValueToken> {
  const cursor = new ByteCursor(bytes)
  const nesting = new Nesting(cursor)
  while (nesting.hasNext) {
    const first = cursor.begin()
    const size = sizeOf(first, cursor)
    const container = first < 0xa0 ? first >= 0x80 : first >= 0xdc && first <= 0xdf
    if (container) {
      const of = first >= 0xde || (first < 0x90 && first >= 0x80) ? 'map' : 'array'
      yield* nesting.open({ kind: 'open', of, count: size }, of === 'map' ? size * 2 : size)
    } else {
      yield readSimple(first, size, cursor)
      yield* nesting.ended()
    }
  }
}

/** Items of a container, bytes of a string; 0 for what has none. */
function sizeOf(first: number, cursor: ByteCursor): number {
  if (first >= 0x80 && first < 0xa0) return first & 0x0f
  if (first >= 0xa0 && first < 0xc0) return first & 0x1f
  if (first >= 0xd4 && first <= 0xd8) return 2 ** (first - 0xd4)
  // bin, ext and str have lengths of 1, 2 and 4 bytes, arrays and maps of 2 and 4
  if ([0xc4, 0xc7, 0xd9].includes(first)) return cursor.uint(1)
  if ([0xc5, 0xc8, 0xda, 0xdc, 0xde].includes(first)) return cursor.uint(2)
  if ([0xc6, 0xc9, 0xdb, 0xdd, 0xdf].includes(first)) return cursor.uint(4)
  return 0
}

function readSimple(first: number, size: number, cursor: ByteCursor): ValueToken {
  if (first < 0x80) return scalar(first)
  if (first >= 0xe0) return scalar(first - 0x100)
  if (first < 0xc0 || (first >= 0xd9 && first <= 0xdb))
    return { kind: 'string', ...readUtf8(cursor.take(size)) }
  if (first >= 0xc4 && first <= 0xc6) return { kind: 'bytes', bytes: cursor.take(size) }
  if ((first >= 0xc7 && first <= 0xc9) || (first >= 0xd4 && first <= 0xd8))
    return { kind: 'extension', type: cursor.int(1), bytes: cursor.take(size) }
  switch (first) {
    case 0xc0:
      return scalar('null')
    case 0xc2:
      return scalar('false')
    case 0xc3:
      return scalar('true')
    case 0xca:
      return scalar(singleText(cursor.float(4)))
    case 0xcb:
      return scalar(doubleText(cursor.float(8)))
    case 0xcc:
      return scalar(cursor.uint(1))
    case 0xcd:
      return scalar(cursor.uint(2))
    case 0xce:
      return scalar(cursor.uint(4))
    case 0xcf:
      return scalar(cursor.uint64())
    case 0xd0:
      return scalar(cursor.int(1))
    case 0xd1:
      return scalar(cursor.int(2))
    case 0xd2:
      return scalar(cursor.int(4))
    case 0xd3:
      return scalar(cursor.int64())
    default:
      throw cursor.fault('the byte 0xc1 begins no value of MessagePack')
  }
}

function scalar(value: number | bigint | string): ValueToken {
  return { kind: 'scalar', text: String(value) }
}
