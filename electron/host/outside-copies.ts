import { randomUUID } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { TempFolder } from '#engine/bodies/temp-folder.ts'

/** Of all copies together, in bytes: beyond it the oldest go, but never the newest. */
const MOST_BYTES = 4 * 1024 ** 3

/** A copy as it was when it had been made. */
interface Copy {
  folder: string
  path: string
  size: number
  changedMs: number
}

/**
 * Copies for other programs, at most one of the same. They may change them, and then they are theirs: nothing removes
 * such a one before this process ends.
 */
export class OutsideCopies {
  readonly #folder: TempFolder
  readonly #mostBytes: number
  /** By their keys, the oldest first. */
  readonly #copies = new Map<string, Copy>()

  /**
   * @param parent what is left there by processes that were killed is swept at the next start: see `TempFolder`
   * @param mostBytes of all copies together
   */
  constructor(parent: string, mostBytes = MOST_BYTES) {
    this.#folder = new TempFolder(parent)
    this.#mostBytes = mostBytes
  }

  /**
   * Where a copy is, which is made unless there is one that nobody has changed. Nothing is left of one that fails.
   * @param key the same for copies of the same
   * @param name of the file, see `fileNameOf`
   * @param write makes the file, and tells how far it is
   */
  async *make<T>(
    key: string,
    name: string,
    write: (path: string) => AsyncIterable<T>
  ): AsyncGenerator<T, Pick<Copy, 'path' | 'size'>> {
    const there = await this.#unchanged(key)
    if (there) return there
    const folder = join(this.#folder.path, randomUUID())
    const path = join(folder, name)
    let kept = false
    try {
      await mkdir(folder, { mode: 0o700 })
      yield* write(path)
      const { size, mtimeMs: changedMs } = await stat(path)
      // Somebody else may have asked for the same meanwhile, and has it already.
      const other = this.#copies.get(key)
      if (other) return other
      this.#copies.set(key, { folder, path, size, changedMs })
      kept = true
      await this.#makeRoom(key)
      return { path, size }
    } finally {
      if (!kept) await remove(folder)
    }
  }

  /** Removes a copy, if it is there and nobody has changed it. */
  async drop(key: string): Promise<void> {
    const copy = await this.#unchanged(key)
    if (copy && this.#copies.delete(key)) await remove(copy.folder)
  }

  async #makeRoom(newest: string): Promise<void> {
    let bytes = 0
    for (const { size } of this.#copies.values()) bytes += size
    for (const [key, { size }] of this.#copies) {
      if (bytes <= this.#mostBytes || key === newest) return
      await this.drop(key)
      bytes -= size
    }
  }

  /** One that was changed or taken away is no copy any longer. */
  async #unchanged(key: string): Promise<Copy | undefined> {
    const copy = this.#copies.get(key)
    if (!copy) return undefined
    const now = await stat(copy.path).catch(() => undefined)
    if (now?.size === copy.size && now.mtimeMs === copy.changedMs) return copy
    if (this.#copies.get(key) === copy) this.#copies.delete(key)
    return undefined
  }

  close(): void {
    this.#folder.remove()
  }
}

/** Where a program holds a file of it, it goes with the process. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => {})
}
