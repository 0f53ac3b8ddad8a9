import type { StoredBody } from '../../bodies/stored-body.ts'
import type { BodySink, ReportDamage } from './body-sink.ts'
import { ChunkQueue } from './chunk-queue.ts'
import { decodeStream } from './decode-stream.ts'

const MAX_WAITING_BYTES = 256 * 1024

/** Decodes a body while it arrives, whatever its size. */
export class DecodingSink implements BodySink {
  readonly #queue = new ChunkQueue(() => this.#noteDrained())
  readonly #pumped: Promise<void>
  #complete = true
  #onDrain: (() => void) | undefined

  constructor(body: StoredBody, codings: readonly string[], onDamage: ReportDamage) {
    // A body that broke off ends its coding too early as well: that is no news.
    const report: ReportDamage = (coding, problem) => this.#complete && onDamage(coding, problem)
    const decoded = codings.reduceRight<AsyncIterable<Uint8Array>>(
      (source, coding) => decodeStream(source, coding, problem => report(coding, problem)),
      this.#queue
    )
    this.#pumped = pump(decoded, body)
  }

  write(chunk: Uint8Array): boolean {
    this.#queue.push(chunk)
    return this.#queue.waitingBytes <= MAX_WAITING_BYTES
  }

  drained(callback: () => void): void {
    this.#onDrain = callback
    this.#noteDrained()
  }

  finish(complete: boolean): Promise<void> {
    this.#complete = complete
    this.#queue.end()
    return this.#pumped
  }

  #noteDrained(): void {
    if (this.#queue.waitingBytes > MAX_WAITING_BYTES) return
    const onDrain = this.#onDrain
    this.#onDrain = undefined
    onDrain?.()
  }
}

async function pump(source: AsyncIterable<Uint8Array>, body: StoredBody): Promise<void> {
  for await (const chunk of source)
    if (!body.write(chunk)) await new Promise<void>(resolve => body.drained(resolve))
}
