import type { StoredBody } from '../../bodies/stored-body.ts'
import type { BodySink, ReportDamage } from './body-sink.ts'
import { decodeAtOnce } from './content-codings.ts'
import { DecodingSink } from './decoding-sink.ts'

/** What a small body may become. More is decoded as a stream, on its way to the file. */
const MAX_DECODED_BYTES = 1024 * 1024

/** Collects a small body and decodes it at once, which is several times faster than a stream. */
export class SmallSink implements BodySink {
  readonly #body: StoredBody
  readonly #codings: readonly string[]
  readonly #onDamage: ReportDamage
  readonly #chunks: Uint8Array[] = []

  constructor(body: StoredBody, codings: readonly string[], onDamage: ReportDamage) {
    this.#body = body
    this.#codings = codings
    this.#onDamage = onDamage
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
      const decode = (bytes: Uint8Array, coding: string) => decodeAtOnce(coding, bytes, MAX_DECODED_BYTES)
      this.#body.write(this.#codings.reduceRight(decode, encoded))
      return undefined
    } catch {
      // Damaged, broken off or too large: the stream keeps what can be kept of it.
      const sink = new DecodingSink(this.#body, this.#codings, this.#onDamage)
      for (const chunk of this.#chunks) sink.write(chunk)
      return sink.finish(complete)
    }
  }
}
