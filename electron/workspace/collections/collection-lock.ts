import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { withFolder } from '../folder-lock.ts'

/** Does what changes a collection's files while nobody else does. */
export type Alone = <T>(work: () => Promise<T>) => Promise<T>

/** By which processes that change the same collection wait for each other. */
export class CollectionLock {
  readonly #folder: string

  /** @param home the data folder */
  constructor(home: string, collectionId: string) {
    this.#folder = join(home, 'locks', collectionId)
  }

  /** @throws ClientError IO when another process keeps it for too long */
  readonly alone: Alone = async work => {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    return withFolder(this.#folder, work)
  }
}
