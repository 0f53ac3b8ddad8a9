import { type Damage, damageOf } from './coding-warnings.ts'
import type { Decoder } from './content-codings.ts'

/** One decoder of zlib, and what goes into it. It is emptied after each chunk, so that the next one's error costs only what came of that. */
export class Feeder {
  damage: Damage | undefined
  readonly #decoder: Decoder
  #fedBytes = 0
  #ended = false
  #wake = () => {}

  constructor(decoder: Decoder) {
    this.#decoder = decoder
    decoder
      .on('readable', () => this.#wake())
      .on('end', () => {
        this.#ended = true
        this.#wake()
      })
      .on('error', error => this.#fail(error))
  }

  /** Bytes that it was fed and made no use of, because it had come to its end: it says not a word about them. */
  get unusedBytes(): number {
    return this.#fedBytes - this.#decoder.bytesWritten
  }

  /** All that a chunk yields; without one, what the end yields. */
  async *feed(chunk: Uint8Array | undefined): AsyncGenerator<Uint8Array> {
    let processed = false
    this.#fedBytes += chunk?.byteLength ?? 0
    if (chunk)
      this.#decoder.write(chunk, error => {
        processed = true
        if (error) this.#fail(error)
        else this.#wake()
      })
    else this.#decoder.end()
    for (;;) {
      const decoded: Uint8Array | null = this.#decoder.read()
      if (decoded) yield decoded
      else if (processed || this.#ended || this.damage) break
      else
        await new Promise<void>(resolve => {
          this.#wake = resolve
        })
    }
  }

  destroy(): void {
    this.#decoder.destroy()
  }

  #fail(error: Error): void {
    this.damage ??= damageOf(error)
    this.#wake()
  }
}
