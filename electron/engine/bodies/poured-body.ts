import type { ClientError } from '#shared/model/client-error.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import type { BodyOutlet } from './body-outlet.ts'
import type { BodyKeeper } from './body-store.ts'
import type { BodyTarget } from './body-target.ts'

/** A body that nothing is kept of: it goes on as it comes, and cannot be read again. */
class PouredBody implements BodyTarget {
  readonly #outlet: BodyOutlet
  #full = false
  size = 0

  constructor(outlet: BodyOutlet) {
    this.#outlet = outlet
  }

  get failure(): ClientError | undefined {
    return this.#outlet.failure
  }

  write(chunk: Uint8Array): boolean {
    this.size += chunk.byteLength
    this.#full = !this.#outlet.write(chunk)
    return !this.#full
  }

  drained(callback: () => void): void {
    this.#outlet.drained(() => {
      this.#full = false
      callback()
    })
  }

  settle(): Promise<void> | undefined {
    return this.#full || this.failure ? this.#settle() : undefined
  }

  async #settle(): Promise<void> {
    if (this.#full) await new Promise<void>(resolve => this.drained(resolve))
    if (this.failure) throw this.failure
  }
}

/** In the place of a store for an exchange whose body goes elsewhere. @param open told of each answer that counts */
export function pouringInto(open: (head: ResponseHead) => BodyOutlet): BodyKeeper {
  const create = (_id: string, head: ResponseHead) => new PouredBody(open(head))
  return { create, resume: create, release: async () => {} }
}
