import { stat } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { mayList, mayWrite } from './list-folder.ts'
import { inodeOf } from './read-file.ts'

/** How often it is looked whether it is still the same folder. */
const LOOK_EVERY_MS = 1000

/** What is at the place of a collection's folder. */
interface Seen {
  /** Which folder it is; absent when there is none. */
  inode?: string
  /** Whether one may see what is in it. */
  open: boolean
  /** Whether files can be made in it. */
  writable: boolean
}

/**
 * Looks again and again at the place of a collection's folder. No watch tells when what was there comes back, when
 * another folder takes its place together with the one that they lie in, or when its disk becomes read-only.
 */
export class RootPlace {
  readonly #folder: string
  readonly #changed: () => void
  #seen: Seen = { open: false, writable: true }
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  /** @param changed is called once after each `look` at the most: something else is there now */
  constructor(folder: string, changed: () => void) {
    this.#folder = folder
    this.#changed = changed
  }

  get isThere(): boolean {
    return this.#seen.inode !== undefined
  }

  get writable(): boolean {
    return this.#seen.writable
  }

  /** @returns whether there is another folder than when it was last looked at, or one that is open or closed since */
  async look(): Promise<boolean> {
    const { inode, open } = this.#seen
    this.#seen = await see(this.#folder)
    this.#wait()
    return inode !== this.#seen.inode || open !== this.#seen.open
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #wait(): void {
    clearTimeout(this.#timer)
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#lookAgain(), LOOK_EVERY_MS).unref()
  }

  async #lookAgain(): Promise<void> {
    const now = await see(this.#folder)
    if (this.#stopped) return
    if (isDeepStrictEqual(now, this.#seen)) this.#wait()
    else this.#changed()
  }
}

async function see(folder: string): Promise<Seen> {
  const stats = await stat(folder).catch(() => undefined)
  if (!stats?.isDirectory()) return { open: false, writable: true }
  const [open, writable] = await Promise.all([mayList(folder), mayWrite(folder)])
  return { inode: inodeOf(stats), open, writable }
}
