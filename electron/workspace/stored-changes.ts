import { type FSWatcher, mkdirSync, watch } from 'node:fs'
import { fileError } from './file-error.ts'

/** Tells those who watch a file of the data folder of its changes, by this process or another. */
export class StoredChanges {
  readonly #folder: string
  readonly #file: string
  readonly #listeners = new Set<() => void>()

  constructor(folder: string, file: string) {
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
  async *watch<T>(read: () => Promise<T>, signal: AbortSignal): AsyncGenerator<T> {
    let wake = () => {}
    let stale = true
    const onChange = () => {
      stale = true
      wake()
    }
    const stop = this.#listen(onChange)
    signal.addEventListener('abort', onChange)
    try {
      let told: string | undefined
      while (!signal.aborted) {
        stale = false
        const value = await read()
        const text = JSON.stringify(value)
        if (text !== told) yield value
        told = text
        if (!stale && !signal.aborted) {
          await new Promise<void>(resolve => {
            wake = resolve
          })
        }
      }
    } finally {
      stop()
      signal.removeEventListener('abort', onChange)
    }
  }

  #listen(onChange: () => void): () => void {
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
      mkdirSync(this.#folder, { recursive: true })
    } catch (error) {
      throw fileError(error, this.#folder)
    }
    try {
      const watcher = watch(this.#folder, (_event, name) => {
        if (name === null || name === this.#file) onChange()
      })
      watcher.on('error', () => watcher.close())
      return watcher
    } catch {
      // The system watches only so many folders. Changes that are made in this process are still told.
      return undefined
    }
  }
}
