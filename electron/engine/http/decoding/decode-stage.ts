import type { Damage } from './coding-warnings.ts'
import { createDecoder } from './content-codings.ts'
import { DeflateStage } from './deflate-stage.ts'
import { Feeder } from './feeder.ts'

/** Takes one coding off, chunk by chunk. */
export interface DecodeStage {
  /** Why it goes no further. */
  readonly damage: Damage | undefined
  /** All that a chunk yields; without one, what the end yields. */
  feed(chunk: Uint8Array | undefined): AsyncGenerator<Uint8Array>
  destroy(): void
}

/** @param first the first bytes, by which raw deflate is told from zlib */
export function createStage(coding: string, first: Uint8Array): DecodeStage {
  return coding === 'br' || coding === 'zstd' ? new PlainStage(coding) : new DeflateStage(coding, first)
}

/** Of a coding whose decoder does all. There may be several frames of zstd (RFC 8878 §3) one after the other. */
class PlainStage implements DecodeStage {
  readonly #coding: 'br' | 'zstd'
  #feeder: Feeder
  #damage: Damage | undefined

  constructor(coding: 'br' | 'zstd') {
    this.#coding = coding
    this.#feeder = new Feeder(createDecoder(coding))
  }

  get damage(): Damage | undefined {
    return this.#damage ?? this.#feeder.damage
  }

  async *feed(chunk: Uint8Array | undefined): AsyncGenerator<Uint8Array> {
    yield* this.#feeder.feed(chunk)
    for (let rest = this.#beyondItsEnd(chunk); rest; rest = this.#beyondItsEnd(rest)) {
      if (this.#coding === 'br') {
        this.#damage = { kind: 'trailing', problem: 'more bytes after its end' }
        return
      }
      this.#feeder.destroy()
      this.#feeder = new Feeder(createDecoder('zstd'))
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
