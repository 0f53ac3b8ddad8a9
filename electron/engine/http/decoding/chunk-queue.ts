import { ChunkList } from '../../bodies/chunk-list.ts'

/** Bytes between someone who pushes them and someone who pulls them. */
export class ChunkQueue implements AsyncIterable<Uint8Array> {
  readonly #chunks = new ChunkList()
  readonly #onPulled: () => void
  #ended = false
  #closed = false
  #wake = () => {}

  /** @param onPulled told after each chunk that was pulled */
  constructor(onPulled: () => void) {
    this.#onPulled = onPulled
  }

  /** Bytes that have been pushed and not been pulled. */
  get waitingBytes(): number {
    return this.#chunks.byteLength
  }

  push(chunk: Uint8Array): void {
    if (this.#closed) return
    this.#chunks.append(chunk)
    this.#wake()
  }

  /** Nothing more comes. */
  end(): void {
    this.#ended = true
    this.#wake()
  }

  /** Nothing more is wanted: what waits and what comes is left out. */
  close(): void {
    this.#closed = true
    this.#chunks.clear()
    this.end()
    this.#onPulled()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.#chunks.shift()
      if (chunk) {
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
