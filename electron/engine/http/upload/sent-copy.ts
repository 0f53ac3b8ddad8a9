import type { SentBody } from '#shared/model/exchange.ts'
import type { BodyStore } from '../../bodies/body-store.ts'
import type { StoredBody } from '../../bodies/stored-body.ts'

/** So much of what is sent is kept, to be looked at. */
const MAX_KEPT_BYTES = 5 * 1024 * 1024

/** What a copy needs of a store. */
export type SentBodies = Pick<BodyStore, 'create' | 'release'>

/** Keeps the beginning of a request body as it is written. Nobody waits for it: a full disk ends the copy, not the upload. */
export class SentCopy {
  readonly #id: string
  readonly #store: SentBodies
  readonly #body: StoredBody
  #total = 0

  /** @param id unique in the life of the store */
  constructor(id: string, store: SentBodies) {
    this.#id = id
    this.#store = store
    this.#body = store.create(id)
  }

  add(piece: Uint8Array): void {
    this.#total += piece.byteLength
    const room = MAX_KEPT_BYTES - this.#body.size
    // A copy: what is read from a file lies in memory that is used again.
    if (room > 0) this.#body.write(new Uint8Array(piece.subarray(0, room)))
  }

  /** Undefined when nothing of it can be read. */
  describe(): SentBody | undefined {
    const { size, failure } = this.#body
    return failure ? undefined : { id: this.#id, size, total: this.#total }
  }

  /** Nobody will ask for it. */
  drop(): void {
    void this.#store.release(this.#id)
  }
}
