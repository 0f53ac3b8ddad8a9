import { bodyGone } from '#shared/client/body-gone.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import type { BodyTarget } from './body-target.ts'
import { ReplacementFile } from './replacement-file.ts'
import { type SaveOptions, saveBody } from './save-body.ts'
import { type BodyLocation, type BodyPlace, StoredBody } from './stored-body.ts'
import { TempFolder } from './temp-folder.ts'

/** Where an exchange leaves the bodies of its answers. */
export interface BodyKeeper {
  /** Begins a body. @param id unique in the life of the store, a safe file name. @param head of its answer */
  create(id: string, head: ResponseHead): BodyTarget
  /** A body to write on, or to begin when it is not here (any more). */
  resume(id: string, head: ResponseHead): BodyTarget
  release(id: string): Promise<void>
}

/** Keeps the bodies of responses until they are released: small ones in memory, large ones in a temporary folder. */
export class BodyStore implements BodyKeeper {
  readonly #bodies = new Map<string, StoredBody>()
  readonly #folder: TempFolder

  constructor(folder: TempFolder = new TempFolder()) {
    this.#folder = folder
  }

  /** Begins a body, which can be read from now on. @param id unique in the life of the store, a safe file name */
  create(id: string): StoredBody {
    return this.#begin(id, { folder: this.#folder, name: id })
  }

  /** A body to write on, or to begin when it is not stored here (any more). */
  resume(id: string): StoredBody {
    return this.#bodies.get(id) ?? this.create(id)
  }

  /** The same store for bodies that are written where they are to be saved: see `commit`. */
  savingTo(target: ReplacementFile): BodyKeeper {
    const create = (id: string) => this.#begin(id, target.fresh())
    return {
      create,
      resume: id => this.#bodies.get(id) ?? create(id),
      release: id => this.release(id)
    }
  }

  /** See `body.read` in the contract. @throws ClientError IO when it is not stored here (any more) */
  read(id: string, offset: number, length: number): Promise<Uint8Array> {
    const body = this.#bodies.get(id)
    if (body) return body.read(offset, length)
    return Promise.reject(bodyGone())
  }

  /** See `StoredBody.locate`. @throws ClientError IO when it is not stored here (any more) */
  locate(id: string): Promise<BodyLocation> {
    const body = this.#bodies.get(id)
    return body ? body.locate() : Promise.reject(bodyGone())
  }

  /**
   * Puts a body that was begun to be saved into its place. Windows of it can be read until it is released.
   * @throws ClientError IO when that is not possible
   */
  async commit(id: string): Promise<void> {
    await this.#bodies.get(id)?.commit()
  }

  /**
   * Copies a body to a file: see `saveBody`.
   * @param path of the file, which is replaced when there is one
   * @throws ClientError BUILD `path` when no file can be there; IO when it is not stored here (any more)
   */
  async save(id: string, path: string, options?: SaveOptions): Promise<void> {
    const body = this.#bodies.get(id)
    if (!body) throw bodyGone()
    await saveBody(body, ReplacementFile.plan(path, 'path'), options)
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

  #begin(id: string, place: BodyPlace): StoredBody {
    const body = new StoredBody(place)
    this.#bodies.set(id, body)
    return body
  }
}
