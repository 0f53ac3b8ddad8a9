const FIRST_BYTES = 16 * 1024

/** A copy of the beginning of a stream, so long as that is no longer than a limit. */
export class KeptBytes {
  readonly #maxBytes: number
  #buffer: Uint8Array = new Uint8Array()
  #size = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** @returns whether there was room for it */
  append(chunk: Uint8Array): boolean {
    const size = this.#size + chunk.byteLength
    if (size > this.#maxBytes) return false
    if (size > this.#buffer.byteLength) {
      const larger = new Uint8Array(
        Math.min(this.#maxBytes, Math.max(FIRST_BYTES, size, this.#buffer.byteLength * 2))
      )
      larger.set(this.bytes)
      this.#buffer = larger
    }
    this.#buffer.set(chunk, this.#size)
    this.#size = size
    return true
  }

  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#size)
  }
}
