import { ClientError } from '#shared/model/client-error.ts'
import type { DecodingSettings } from '#shared/model/settings.ts'
import type { BodyTarget } from '../../bodies/body-target.ts'
import type { BodySink, SinkListener } from './body-sink.ts'
import { ChunkQueue } from './chunk-queue.ts'
import type { Damage } from './coding-warnings.ts'
import { DecodeBudget } from './decode-budget.ts'
import { decodeStream } from './decode-stream.ts'

const MAX_WAITING_BYTES = 256 * 1024

/** Decodes a body while it arrives, whatever its size. */
export class DecodingSink implements BodySink {
  readonly #queue = new ChunkQueue(() => this.#noteDrained())
  readonly #budget: DecodeBudget
  readonly #listener: SinkListener
  readonly #pumped: Promise<void>
  #complete = true
  #onDrain: (() => void) | undefined

  constructor(
    body: BodyTarget,
    codings: readonly string[],
    listener: SinkListener,
    limits: DecodingSettings
  ) {
    this.#budget = new DecodeBudget(limits)
    this.#listener = listener
    const decoded = codings.reduceRight<AsyncIterable<Uint8Array>>(
      (source, coding) => decodeStream(source, coding, this.#budget, damage => this.#tell(coding, damage)),
      this.#queue
    )
    this.#pumped = this.#pump(decoded, body)
  }

  write(chunk: Uint8Array): boolean {
    this.#budget.receivedBytes += chunk.byteLength
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

  stop(): void {
    this.#budget.stop()
    this.#queue.close()
  }

  /** Never rejects: nobody waits for it before the end. */
  async #pump(source: AsyncIterable<Uint8Array>, body: BodyTarget): Promise<void> {
    try {
      for await (const chunk of source) {
        if (this.#budget.stopped) break
        if (!body.write(chunk)) await new Promise<void>(resolve => body.drained(resolve))
        if (body.failure) throw body.failure
      }
      if (this.#budget.failure) throw this.#budget.failure
    } catch (error) {
      this.#listener.onFailure(ClientError.wrap(error))
    } finally {
      this.#queue.close()
    }
  }

  /** A body that broke off or was given up ends its coding too early as well: that is no news. */
  #tell(coding: string, damage: Damage): void {
    if (this.#complete && !this.#budget.stopped) this.#listener.onDamage(coding, damage)
  }

  #noteDrained(): void {
    if (this.#queue.waitingBytes > MAX_WAITING_BYTES) return
    const onDrain = this.#onDrain
    this.#onDrain = undefined
    onDrain?.()
  }
}
