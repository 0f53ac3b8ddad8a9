import type { BodyOutlet } from '#engine/bodies/body-outlet.ts'
import { SHOWN_BYTES } from '../session/shown-body.ts'

/** The beginning of what a refusal says; nothing more is wanted of it. */
export class RefusedBody implements BodyOutlet {
  readonly failure = undefined
  readonly #onFull: () => void
  #bytes = Buffer.alloc(0)
  /** Of all that came. */
  size = 0

  /** @param onFull told when there is enough */
  constructor(onFull: () => void) {
    this.#onFull = onFull
  }

  get bytes(): Uint8Array {
    return this.#bytes
  }

  write(chunk: Uint8Array): boolean {
    this.size += chunk.length
    this.#bytes = Buffer.concat([this.#bytes, chunk]).subarray(0, SHOWN_BYTES)
    if (this.size > SHOWN_BYTES) this.#onFull()
    return true
  }

  drained(callback: () => void): void {
    callback()
  }
}
