import { isUtf8 } from 'node:buffer'
import { countInvalid } from '#shared/format/count-invalid.ts'

/** A character of UTF-8 that wants for more has at most so many bytes. */
const MAX_UNFINISHED = 3

/** Counts the bytes of a text that are not UTF-8, which comes piece by piece. */
export class InvalidBytes {
  count = 0
  #left: Uint8Array = new Uint8Array()

  add(piece: Uint8Array): void {
    const bytes = this.#left.length > 0 ? Buffer.concat([this.#left, piece]) : piece
    const unfinished = unfinishedBytes(bytes)
    this.#left = bytes.slice(bytes.length - unfinished)
    this.#check(bytes.subarray(0, bytes.length - unfinished))
  }

  end(): void {
    this.#check(this.#left)
    this.#left = new Uint8Array()
  }

  #check(bytes: Uint8Array): void {
    if (isUtf8(bytes)) return
    this.count += countInvalid(bytes, new TextDecoder().decode(bytes), 'utf-8')
  }
}

/** How many bytes at the end may be the beginning of a character. */
function unfinishedBytes(bytes: Uint8Array): number {
  for (let count = 1; count <= Math.min(MAX_UNFINISHED, bytes.length); count++) {
    const byte = bytes[bytes.length - count] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > count ? count : 0
  }
  return 0
}
