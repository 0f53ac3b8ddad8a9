import type { BodyOutlet } from '#engine/bodies/body-outlet.ts'
import type { ClientError } from '#shared/model/client-error.ts'

/** Keeps what it takes until it is released, and hands on what comes from then on. */
export class HeldOutlet implements BodyOutlet {
  readonly #outlet: BodyOutlet
  #held: Uint8Array[] = []
  #waiting: (() => void)[] = []
  #isReleased = false

  constructor(outlet: BodyOutlet) {
    this.#outlet = outlet
  }

  get failure(): ClientError | undefined {
    return this.#outlet.failure
  }

  write(chunk: Uint8Array): boolean {
    if (this.#isReleased) return this.#outlet.write(chunk)
    this.#held.push(chunk)
    return false
  }

  drained(callback: () => void): void {
    if (this.#isReleased) this.#outlet.drained(callback)
    else this.#waiting.push(callback)
  }

  release(): void {
    this.#isReleased = true
    for (const chunk of this.#held.splice(0)) this.#outlet.write(chunk)
    for (const callback of this.#waiting.splice(0)) this.#outlet.drained(callback)
  }
}
