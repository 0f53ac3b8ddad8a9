import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { ITEM_ENDING, isIgnoredName, joinPath } from './item-place.ts'
import { inodeOf } from './read-file.ts'

/** Which files were seen at a path, one after the other. */
export type Seen = ReadonlyMap<string, ReadonlySet<string>>

/**
 * Notes which file has a name whenever something happens there. One that is renamed and then written anew, as every save
 * does it, is another file by the time that it is looked at.
 */
export class Sightings {
  readonly #root: string
  #seen = new Map<string, Set<string>>()

  /** @param root the collection's folder */
  constructor(root: string) {
    this.#root = root
  }

  async note(folder: string, name: string): Promise<void> {
    if (isIgnoredName(name) || !name.endsWith(ITEM_ENDING)) return
    const path = joinPath(folder, name)
    const seen = this.#seen
    // It may be gone already.
    const stats = await lstat(join(this.#root, path)).catch(() => undefined)
    if (stats) seen.set(path, (seen.get(path) ?? new Set<string>()).add(inodeOf(stats)))
  }

  /** What was seen since the last time that this was asked. */
  take(): Seen {
    const seen = this.#seen
    this.#seen = new Map()
    return seen
  }
}
