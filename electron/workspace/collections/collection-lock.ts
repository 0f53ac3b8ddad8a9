import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '#shared/format/parse-json.ts'
import { unless } from '../file-error.ts'
import { withFolder } from '../folder-lock.ts'
import { writeFileAtomically } from '../write-file-atomically.ts'
import type { Move } from './find-moves.ts'

const Begun = z.object({ from: z.string().min(1), to: z.string().min(1) })

/** Does what changes a collection's files while nobody else does. */
export type Alone = <T>(work: () => Promise<T>) => Promise<T>

/** By which processes that change the same collection wait for each other, and know what one that died has begun. */
export class CollectionLock {
  readonly #folder: string
  readonly #begun: string

  /** @param home the data folder */
  constructor(home: string, collectionId: string) {
    this.#folder = join(home, 'locks', collectionId)
    this.#begun = join(this.#folder, 'move.json')
  }

  /** @throws ClientError IO when another process keeps it for too long */
  readonly alone: Alone = async work => {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    return withFolder(this.#folder, work)
  }

  /** Says that an item is given another path, until `endMove`. Within `alone` only. @throws ClientError IO */
  beginMove(move: Move): Promise<void> {
    return writeFileAtomically(this.#begun, JSON.stringify(move))
  }

  async endMove(): Promise<void> {
    await rm(this.#begun, { force: true })
  }

  /** What was begun and not ended: within `alone`, by who has died over it. */
  async unfinishedMove(): Promise<Move | undefined> {
    const text = await unless('ENOENT', readFile(this.#begun, 'utf8'))
    return text === undefined ? undefined : Begun.safeParse(parseJson(text)).data
  }
}
