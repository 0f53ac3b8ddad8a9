import type { DecodingSettings } from '#shared/model/settings.ts'
import type { BodyTarget } from '../../bodies/body-target.ts'
import type { BodySink, SinkListener } from './body-sink.ts'
import { decodeAtOnce } from './content-codings.ts'
import { DecodingSink } from './decoding-sink.ts'

/** What a small body may become. More is decoded as a stream, on its way to the file. */
const MAX_DECODED_BYTES = 1024 * 1024

/** Collects a small body and decodes it at once, which is several times faster than a stream. */
export class SmallSink implements BodySink {
  readonly #body: BodyTarget
  readonly #codings: readonly string[]
  readonly #listener: SinkListener
  readonly #limits: DecodingSettings
  readonly #chunks: Uint8Array[] = []
  #rescue: DecodingSink | undefined

  constructor(
    body: BodyTarget,
    codings: readonly string[],
    listener: SinkListener,
    limits: DecodingSettings
  ) {
    this.#body = body
    this.#codings = codings
    this.#listener = listener
    this.#limits = limits
  }

  write(chunk: Uint8Array): boolean {
    this.#chunks.push(chunk)
    return true
  }

  drained(callback: () => void): void {
    callback()
  }

  finish(complete: boolean): Promise<void> | undefined {
    const [first] = this.#chunks
    if (!first) return undefined
    try {
      const encoded = this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks)
      const { maxBytes, ratio, maxInflatedBytes } = this.#limits
      const most = Math.max(maxInflatedBytes, encoded.byteLength * ratio)
      const limit = Math.floor(Math.min(MAX_DECODED_BYTES, maxBytes, most))
      const decode = (bytes: Uint8Array, coding: string) => decodeAtOnce(coding, bytes, limit)
      this.#body.write(this.#codings.reduceRight(decode, encoded))
      return undefined
    } catch {
      // Damaged, broken off or too large: the stream keeps what can be kept of it.
      this.#rescue = new DecodingSink(this.#body, this.#codings, this.#listener, this.#limits)
      for (const chunk of this.#chunks) this.#rescue.write(chunk)
      return this.#rescue.finish(complete)
    }
  }

  stop(): void {
    this.#rescue?.stop()
  }
}
