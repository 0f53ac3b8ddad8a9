import { type Damage, damageOf } from './coding-warnings.ts'
import { createDecoder, type Decoder } from './content-codings.ts'

/**
 * Takes one coding off, chunk by chunk, emptied after each, so that an error loses no output. There may be several
 * streams of gzip (RFC 1952 §2.2) or frames of zstd (RFC 8878 §3) one after the other.
 */
export class DecodeStage {
  readonly #coding: string
  #feeder: Feeder

  /** @param first the first bytes, by which raw deflate is told from zlib */
  constructor(coding: string, first: Uint8Array) {
    this.#coding = coding
    this.#feeder = new Feeder(createDecoder(coding, first))
  }

  /** Why it goes no further. */
  get damage(): Damage | undefined {
    return this.#feeder.damage
  }

  /** All that a chunk yields; without one, what the end yields. */
  async *feed(chunk: Uint8Array | undefined): AsyncGenerator<Uint8Array> {
    yield* this.#feeder.feed(chunk)
    for (let rest = this.#beyondItsEnd(chunk); rest; rest = this.#beyondItsEnd(rest)) {
      if (this.#coding !== 'zstd') {
        this.#feeder.damage = { kind: 'trailing', problem: 'more bytes after its end' }
        return
      }
      // The decoder of gzip goes on by itself.
      this.#feeder.destroy()
      this.#feeder = new Feeder(createDecoder(this.#coding, rest))
      yield* this.#feeder.feed(rest)
    }
  }

  destroy(): void {
    this.#feeder.destroy()
  }

  /** What of a chunk was left over by the decoder, because it was at its end. */
  #beyondItsEnd(chunk: Uint8Array | undefined): Uint8Array | undefined {
    const { damage, unusedBytes } = this.#feeder
    return damage || !chunk || unusedBytes <= 0 ? undefined : chunk.subarray(-unusedBytes)
  }
}

/** One decoder of zlib, and what goes into it. */
class Feeder {
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
