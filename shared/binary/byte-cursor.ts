import { FormatFault } from './value-token.ts'

const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

/** Reads bytes from front to back, big-endian. What is not there any more is a `FormatFault` at the value's beginning. */
export class ByteCursor {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0
  #start = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  /** Of all bytes. */
  get size(): number {
    return this.#bytes.length
  }

  /** Where the value begins that is read now. */
  get start(): number {
    return this.#start
  }

  /** The first byte of the next value. */
  begin(): number {
    this.#start = this.#at
    return this.uint(1)
  }

  peek(): number | undefined {
    return this.#bytes[this.#at]
  }

  uint(width: 1 | 2 | 4): number {
    const at = this.#skip(width)
    if (width === 1) return this.#view.getUint8(at)
    return width === 2 ? this.#view.getUint16(at) : this.#view.getUint32(at)
  }

  int(width: 1 | 2 | 4): number {
    const at = this.#skip(width)
    if (width === 1) return this.#view.getInt8(at)
    return width === 2 ? this.#view.getInt16(at) : this.#view.getInt32(at)
  }

  uint64(): bigint {
    return this.#view.getBigUint64(this.#skip(8))
  }

  int64(): bigint {
    return this.#view.getBigInt64(this.#skip(8))
  }

  float(width: 4 | 8): number {
    const at = this.#skip(width)
    return width === 4 ? this.#view.getFloat32(at) : this.#view.getFloat64(at)
  }

  /** A view of the next bytes. Nothing is set aside for a length that only claims to be there. */
  take(length: number | bigint): Uint8Array {
    const at = this.#skip(length)
    return this.#bytes.subarray(at, this.#at)
  }

  fault(problem: string): FormatFault {
    return new FormatFault(this.#start, problem)
  }

  #skip(length: number | bigint): number {
    const at = this.#at
    const left = this.#bytes.length - at
    if (length > left) {
      const lacking = BigInt(length) - BigInt(left)
      const bytes = lacking === 1n ? '1 byte' : `${lacking} bytes`
      throw new FormatFault(this.#start, `the data ends ${bytes} before the value does`, true)
    }
    this.#at += Number(length)
    return at
  }
}

/** UTF-8 as it should be, or with U+FFFD in the place of what is not. */
export function readUtf8(bytes: Uint8Array): { text: string; damaged: boolean } {
  try {
    return { text: strict.decode(bytes), damaged: false }
  } catch {
    return { text: lenient.decode(bytes), damaged: true }
  }
}
