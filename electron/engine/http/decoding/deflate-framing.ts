import { crc32 } from 'node:zlib'
import { adler32 } from './adler32.ts'

/** Takes one byte after the other until it has read what it is for. Returns what is wrong with them, in the words of zlib. */
export type ReadBytes = Generator<undefined, string | undefined, number>

/** What lies around the deflate data (RFC 1951) of one body, or of one of several members after each other. */
export interface DeflateFraming {
  /** Whether another one may follow. */
  readonly repeats: boolean
  head(): ReadBytes
  /** What was decoded, of which the trailer has a checksum. */
  add(decoded: Uint8Array): void
  trailer(): ReadBytes
}

/** What does not even begin as the coding does. */
export const NO_HEAD = 'incorrect header check'
const WRONG_DATA = 'incorrect data check'
const WRONG_LENGTH = 'incorrect length check'

const DEFLATE = 8
const HAS_HEAD_CHECKSUM = 0x02
const HAS_EXTRA = 0x04
const HAS_NAME = 0x08
const HAS_COMMENT = 0x10
const RESERVED = 0xe0

/** One member of gzip (RFC 1952 §2.3). The checksum of its head is passed over, as §2.3.1.2 allows. */
export class GzipFraming implements DeflateFraming {
  readonly repeats = true
  #checksum = 0
  #size = 0;

  *head(): ReadBytes {
    this.#checksum = 0
    this.#size = 0
    if ((yield) !== 0x1f || (yield) !== 0x8b) return NO_HEAD
    if ((yield) !== DEFLATE) return 'unknown compression method'
    const flags = yield
    if (flags & RESERVED) return 'unknown header flags set'
    // Time, extra flags and operating system.
    yield* skip(6)
    if (flags & HAS_EXTRA) yield* skip((yield) + (yield) * 256)
    if (flags & HAS_NAME) yield* skipText()
    if (flags & HAS_COMMENT) yield* skipText()
    if (flags & HAS_HEAD_CHECKSUM) yield* skip(2)
    return undefined
  }

  add(decoded: Uint8Array): void {
    this.#checksum = crc32(decoded, this.#checksum)
    this.#size = (this.#size + decoded.byteLength) % 2 ** 32
  }

  *trailer(): ReadBytes {
    const checksum = yield* littleEndian()
    const size = yield* littleEndian()
    if (checksum !== this.#checksum) return WRONG_DATA
    return size === this.#size ? undefined : WRONG_LENGTH
  }
}

/** Around `deflate` as it should be (RFC 1950 §2.2). */
export class ZlibFraming implements DeflateFraming {
  readonly repeats = false
  #checksum = 1;

  *head(): ReadBytes {
    const method = yield
    const flags = yield
    if ((method & 0x0f) !== DEFLATE || (method * 256 + flags) % 31 !== 0) return NO_HEAD
    return flags & 0x20 ? 'a preset dictionary is needed' : undefined
  }

  add(decoded: Uint8Array): void {
    this.#checksum = adler32(decoded, this.#checksum)
  }

  *trailer(): ReadBytes {
    let checksum = 0
    for (let i = 0; i < 4; i++) checksum = checksum * 256 + (yield)
    return checksum === this.#checksum ? undefined : WRONG_DATA
  }
}

/** Around `deflate` as some servers send it: nothing. */
export class BareFraming implements DeflateFraming {
  readonly repeats = false;

  // biome-ignore lint/correctness/useYield: there is nothing to read
  *head(): ReadBytes {
    return undefined
  }

  add(): void {
    // Nothing tells what it should be.
  }

  // biome-ignore lint/correctness/useYield: there is nothing to read
  *trailer(): ReadBytes {
    return undefined
  }
}

function* skip(count: number): Generator<undefined, void, number> {
  for (let i = 0; i < count; i++) yield
}

function* skipText(): Generator<undefined, void, number> {
  while ((yield) !== 0);
}

function* littleEndian(): Generator<undefined, number, number> {
  let value = 0
  for (let factor = 1; factor < 2 ** 32; factor *= 256) value += factor * (yield)
  return value
}
