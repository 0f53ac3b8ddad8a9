import { type FSWatcher, watch } from 'node:fs'
import { join, sep } from 'node:path'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { isWithin, nameOf, parentOf } from './item-place.ts'

/**
 * Tells in which folders of a collection something happens, from the moment that they are entered.
 *
 * Where the system has no watch for all that is under a folder (Linux), each folder has its own. Not each file: a
 * system's watches are few, and ten thousand requests would take them all.
 */
export class FolderWatches {
  readonly #root: string
  readonly #changed: (folder: string, name: string | undefined) => void
  readonly #failed: (reason: string | undefined) => void
  readonly #watchers = new Map<string, FSWatcher>()
  readonly #recursive = process.platform === 'darwin' || process.platform === 'win32'
  #closed = false

  /**
   * @param changed gets the path of a folder, and the name in it that something happened to, when the system tells
   * @param failed gets the system's code when it grants no more watches
   */
  constructor(
    root: string,
    changed: (folder: string, name: string | undefined) => void,
    failed: (reason: string | undefined) => void
  ) {
    this.#root = root
    this.#changed = changed
    this.#failed = failed
  }

  /** Watches a folder, which may be another one of the same name as before. */
  enter(folder: string): void {
    if (this.#closed || (this.#recursive && folder !== '')) return
    this.#close(folder)
    try {
      const watcher = watch(join(this.#root, folder), { recursive: this.#recursive }, (_event, name) =>
        this.#tell(folder, name)
      )
      watcher.on('error', error => {
        this.#close(folder)
        // Windows says so of a folder that is deleted; its parent tells that.
        if (systemCodeOf(error) !== 'EPERM') this.#failed(systemCodeOf(error))
      })
      this.#watchers.set(folder, watcher)
    } catch (error) {
      const code = systemCodeOf(error)
      if (code !== 'ENOENT' && code !== 'ENOTDIR') this.#failed(code)
    }
  }

  /** Lets go of a folder with all that is under it. */
  leave(folder: string): void {
    for (const path of this.#watchers.keys()) if (isWithin(path, folder)) this.#close(path)
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

  #close(folder: string): void {
    this.#watchers.get(folder)?.close()
    this.#watchers.delete(folder)
  }
}
