/** Chunks between someone who pushes them and someone who pulls them. */
export class ChunkQueue implements AsyncIterable<Uint8Array> {
  /** Bytes that have been pushed and not been pulled. */
  waitingBytes = 0
  readonly #chunks: Uint8Array[] = []
  readonly #onPulled: () => void
  #ended = false
  #wake = () => {}

  /** @param onPulled told after each chunk that was pulled */
  constructor(onPulled: () => void) {
    this.#onPulled = onPulled
  }

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk)
    this.waitingBytes += chunk.byteLength
    this.#wake()
  }

  end(): void {
    this.#ended = true
    this.#wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.#chunks.shift()
      if (chunk) {
        this.waitingBytes -= chunk.byteLength
        this.#onPulled()
        yield chunk
      } else if (this.#ended) return
      else
        await new Promise<void>(resolve => {
          this.#wake = resolve
        })
    }
  }
}
