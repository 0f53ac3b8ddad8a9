import { type FSWatcher, watch } from 'node:fs'
import { join, sep } from 'node:path'
import type { Problem } from '#shared/model/problem.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { isAtOrBelow, parentOf } from '#shared/workspace/item-path.ts'
import { nameOf } from './item-place.ts'

const UNWATCHED =
  'The system watches no more folders, so changes from outside are not noticed everywhere until the collection is opened again'

/** Refusals that are of the folder, not of the watch. Whoever lists it meets the same, and says so. */
const ELSEWHERE = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'])

/**
 * Tells in which folders of a collection something happens, from the moment that they are entered.
 *
 * Where the system has no watch for all that is under a folder (Linux), each folder has its own. Not each file: a
 * system's watches are few, and ten thousand requests would take them all.
 */
export class FolderWatches {
  readonly #root: string
  readonly #changed: (folder: string, name: string | undefined) => void
  readonly #failed: (problem: Problem) => void
  readonly #watchers = new Map<string, FSWatcher>()
  readonly #recursive = process.platform === 'darwin' || process.platform === 'win32'
  #closed = false

  /**
   * @param changed gets the path of a folder, and the name in it that something happened to, when the system tells
   * @param failed is called when the system grants no more watches
   */
  constructor(
    root: string,
    changed: (folder: string, name: string | undefined) => void,
    failed: (problem: Problem) => void
  ) {
    this.#root = root
    this.#changed = changed
    this.#failed = failed
  }

  /** Watches a folder, which may be another one of the same name as before. */
  enter(folder: string): void {
    if (this.#closed || (this.#recursive && folder !== '')) return
    const before = this.#watchers.get(folder)
    try {
      const watcher = watch(join(this.#root, folder), { recursive: this.#recursive }, (_event, name) =>
        this.#tell(folder, name)
      )
      watcher.on('error', error => {
        watcher.close()
        // Windows says so of a folder that is deleted; its parent tells that.
        if (systemCodeOf(error) !== 'EPERM') this.#fail(systemCodeOf(error))
      })
      this.#watchers.set(folder, watcher)
    } catch (error) {
      const code = systemCodeOf(error) ?? ''
      if (!ELSEWHERE.has(code)) {
        this.#fail(code)
        return
      }
      this.#watchers.delete(folder)
    }
    // Only now: in between nothing would be seen.
    before?.close()
  }

  /** Lets go of a folder with all that is under it. */
  leave(folder: string): void {
    for (const path of this.#watchers.keys()) if (isAtOrBelow(path, folder)) this.#close(path)
  }

  close(): void {
    this.leave('')
    this.#closed = true
  }

  #tell(folder: string, name: string | null): void {
    const path = name === null || !this.#recursive ? undefined : name.split(sep).join('/')
    if (path === undefined) this.#changed(folder, name ?? undefined)
    else this.#changed(parentOf(path), nameOf(path))
  }

  #fail(reason = ''): void {
    this.#failed({ message: `${UNWATCHED} (${reason || 'it gave no reason'}).`, file: this.#root })
  }

  #close(folder: string): void {
    this.#watchers.get(folder)?.close()
    this.#watchers.delete(folder)
  }
}
