import { type Damage, damageOf } from './coding-warnings.ts'
import { createDecoder, type Decoder, decodeUntilDamage } from './content-codings.ts'
import type { DecodeBudget } from './decode-budget.ts'

/** So much input is kept, to be decoded once more up to its damage, or to be shown as it came. */
const MAX_KEPT_BYTES = 64 * 1024
/** What has become of it by then: more is not decoded again. */
const MAX_REDONE_BYTES = 1024 * 1024

/**
 * Takes one coding off a stream of bytes. Damage does not throw: what was decoded before it is kept, and it is told.
 * So is what follows the end of the coding, which is left out.
 * Of a large body up to one buffer of the decoder before the damage is lost: zlib does not hand that over.
 * What turns out not to be coded at all passes as it came. Ends, in the middle of a chunk too, where the budget does.
 */
export async function* decodeStream(
  source: AsyncIterable<Uint8Array>,
  coding: string,
  budget: DecodeBudget,
  onDamage: (damage: Damage) => void
): AsyncGenerator<Uint8Array> {
  const input = source[Symbol.asyncIterator]()
  let kept: Uint8Array[] | undefined = []
  let keptBytes = 0
  let stage: DecodeStage | undefined
  let decodedBytes = 0
  try {
    for (;;) {
      const next = await input.next()
      if (next.done && !stage) return
      if (!next.done && next.value.byteLength === 0) continue
      stage ??= new DecodeStage(createDecoder(coding, next.done ? new Uint8Array() : next.value))
      if (!next.done) {
        kept?.push(next.value)
        keptBytes += next.value.byteLength
      }
      for await (const decoded of stage.feed(next.done ? undefined : next.value)) {
        decodedBytes += decoded.byteLength
        if (!budget.allows(decodedBytes)) return
        yield decoded
      }
      if (stage.damage) break
      if (next.done) return
      if (keptBytes > MAX_KEPT_BYTES || decodedBytes > MAX_REDONE_BYTES) kept = undefined
    }
    const redone = kept && decodeUntilDamage(coding, Buffer.concat(kept), MAX_REDONE_BYTES)
    const isCoded = decodedBytes > 0 || !kept || (redone?.byteLength ?? 0) > 0
    onDamage(isCoded ? afterTheStart(stage.damage) : { ...stage.damage, kind: 'foreign' })
    if (isCoded) {
      const lost = redone?.subarray(decodedBytes)
      if (lost && lost.byteLength > 0 && budget.allows(decodedBytes + lost.byteLength)) yield lost
    } else {
      yield* kept ?? []
      for (let next = await input.next(); !next.done; next = await input.next()) yield next.value
    }
  } finally {
    stage?.destroy()
    // Also the layers below have decoders to let go of.
    await input.return?.()
  }
}

/** zlib takes what follows a whole stream of gzip for the header of the next. */
function afterTheStart(damage: Damage): Damage {
  return damage.problem === 'incorrect header check' ? { ...damage, kind: 'trailing' } : damage
}

/** A decoder of zlib that is fed chunk by chunk and emptied after each, so that an error loses no output. */
class DecodeStage {
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
    // But for gzip, a decoder passes over what follows its end without a word.
    if (this.#decoder.bytesWritten < this.#fedBytes)
      this.damage ??= { kind: 'trailing', problem: 'more bytes after its end' }
  }

  destroy(): void {
    this.#decoder.destroy()
  }

  #fail(error: Error): void {
    this.damage ??= damageOf(error)
    this.#wake()
  }
}
