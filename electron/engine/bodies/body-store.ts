import { bodyGone } from '#shared/client/body-gone.ts'
import { StoredBody } from './stored-body.ts'
import { TempFolder } from './temp-folder.ts'

/** Keeps the bodies of responses until they are released: small ones in memory, large ones in a temporary folder. */
export class BodyStore {
  readonly #bodies = new Map<string, StoredBody>()
  readonly #folder: TempFolder

  constructor(folder: TempFolder = new TempFolder()) {
    this.#folder = folder
  }

  /** Begins a body, which can be read from now on. @param id unique in the life of the store, a safe file name */
  create(id: string): StoredBody {
    const body = new StoredBody({ folder: this.#folder, name: id })
    this.#bodies.set(id, body)
    return body
  }

  /** A body to write on, or to begin when it is not stored here (any more). */
  resume(id: string): StoredBody {
    return this.#bodies.get(id) ?? this.create(id)
  }

  /** See `body.read` in the contract. @throws ClientError IO when it is not stored here (any more) */
  read(id: string, offset: number, length: number): Promise<Uint8Array> {
    const body = this.#bodies.get(id)
    if (body) return body.read(offset, length)
    return Promise.reject(bodyGone())
  }

  async release(id: string): Promise<void> {
    const body = this.#bodies.get(id)
    this.#bodies.delete(id)
    const released = body?.release()
    if (released) await released
  }

  /** Frees everything. */
  async close(): Promise<void> {
    await Promise.all([...this.#bodies.keys()].map(id => this.release(id)))
    this.#folder.remove()
  }
}
