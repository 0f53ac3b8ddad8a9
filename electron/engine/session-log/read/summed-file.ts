import type { FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { readSlice } from './file-slice.ts'

const WINDOW_BYTES = 1024 * 1024

/** Checksums of stretches of a file that lie one behind the other, so that it is read once. */
export class SummedFile {
  readonly #file: FileHandle
  readonly #size: number
  #window: Buffer = Buffer.alloc(0)
  #at = 0

  constructor(file: FileHandle, size: number) {
    this.#file = file
    this.#size = size
  }

  /** @param before the checksum of what comes before. @returns undefined where the file has no such stretch */
  async sum(from: number, end: number, before: number): Promise<number | undefined> {
    if (end < from || end > this.#size) return undefined
    let sum = before
    for (let at = from; at < end; ) {
      if (at < this.#at || at >= this.#at + this.#window.length) {
        this.#window = await readSlice(this.#file, at, Math.min(WINDOW_BYTES, this.#size - at))
        this.#at = at
        if (this.#window.length === 0) return undefined
      }
      const bytes = this.#window.subarray(at - this.#at, end - this.#at)
      sum = crc32(bytes, sum)
      at += bytes.length
    }
    return sum
  }
}
