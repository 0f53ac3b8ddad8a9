/** Larger ones, and more of them, are not sent again as they were. */
const MAX_BYTES = 16 * 1024 * 1024

/** Messages that were sent and are covered in the log, as they were: the latest of them, for as long as their session. */
export class KeptPayloads {
  readonly #payloads = new Map<number, Uint8Array>()
  #bytes = 0

  /** @param payload stays as it is */
  keep(seq: number, payload: Uint8Array): void {
    if (payload.length > MAX_BYTES) return
    this.#payloads.set(seq, payload)
    this.#bytes += payload.length
    for (const [oldest, { length }] of this.#payloads) {
      if (this.#bytes <= MAX_BYTES) return
      this.#payloads.delete(oldest)
      this.#bytes -= length
    }
  }

  get(seq: number): Uint8Array | undefined {
    return this.#payloads.get(seq)
  }
}
