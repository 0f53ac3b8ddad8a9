import { type FSWatcher, mkdirSync, watch } from 'node:fs'
import { fileError } from './file-error.ts'
import { watchChanges } from './watch-changes.ts'

/** Tells those who watch a file of the data folder, or all of a folder, of changes by this process or another. */
export class StoredChanges {
  readonly #folder: string
  readonly #file: string | undefined
  readonly #listeners = new Set<() => void>()

  /** @param file absent is any in the folder */
  constructor(folder: string, file?: string) {
    this.#folder = folder
    this.#file = file
  }

  /** To be called after each change by this process: those of others are seen, and so may these be, but later. */
  tell(): void {
    for (const listener of this.#listeners) listener()
  }

  /**
   * What is read now, and again whenever that has changed.
   * @throws ClientError IO when the folder cannot be used; whatever `read` throws
   */
  watch<T>(read: () => Promise<T>, signal: AbortSignal): AsyncGenerator<T> {
    return watchChanges(read, changed => this.onChange(changed), signal)
  }

  /** Calls back after each change. @returns stop @throws ClientError IO when the folder cannot be used */
  onChange(onChange: () => void): () => void {
    const watcher = this.#watchFolder(onChange)
    this.#listeners.add(onChange)
    return () => {
      this.#listeners.delete(onChange)
      watcher?.close()
    }
  }

  /** The folder is watched, not the file: each change puts a new file in its place. */
  #watchFolder(onChange: () => void): FSWatcher | undefined {
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    } catch (error) {
      throw fileError(error, this.#folder)
    }
    try {
      const watcher = watch(this.#folder, (_event, name) => {
        if (name === null || this.#file === undefined || name === this.#file) onChange()
      })
      watcher.on('error', () => watcher.close())
      return watcher
    } catch {
      // The system watches only so many folders. Changes that are made in this process are still told.
      return undefined
    }
  }
}
