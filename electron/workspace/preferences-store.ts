import { type FSWatcher, mkdirSync, watch } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { Preferences } from '#shared/model/preferences.ts'
import { fileError, onFiles } from './file-error.ts'
import { withFolder } from './folder-lock.ts'
import { readStored } from './read-stored.ts'
import { writeFileAtomically } from './write-file-atomically.ts'

const FILE = 'preferences.json'

/** What may be changed at once; what is absent or undefined is kept. */
type PreferencesChange = { [K in keyof Preferences]?: Preferences[K] | undefined }

/** Keys that this version does not know survive a save. */
const StoredPreferences = Preferences.partial().loose()
type StoredPreferences = z.infer<typeof StoredPreferences>

/** The preferences of a data folder, in `preferences.json`, shared by all processes on it. */
export class PreferencesStore {
  readonly #folder: string
  readonly #listeners = new Set<() => void>()
  #last: Promise<unknown> = Promise.resolve()
  #problems: string[] = []

  /** @param home the data folder; it need not exist */
  constructor(home: string) {
    this.#folder = home
  }

  async read(): Promise<Preferences> {
    return Preferences.parse({ ...DEFAULT_PREFERENCES, ...(await this.#readFile()) })
  }

  /** Changes what is given and keeps the rest. On disk when it settles. @throws ClientError IO */
  set(change: PreferencesChange): Promise<Preferences> {
    const result = onFiles(
      this.#folder,
      this.#last.then(async () => {
        await mkdir(this.#folder, { recursive: true })
        // Reading and writing as one: another process may change another preference at the same moment.
        await withFolder(this.#folder, () => this.#change(change))
        for (const listener of this.#listeners) listener()
        return this.read()
      })
    )
    this.#last = result.catch(() => undefined)
    return result
  }

  async #change(change: PreferencesChange): Promise<void> {
    const given = Object.entries(change).filter(([, value]) => value !== undefined)
    const stored = { ...(await this.#readFile()), ...Object.fromEntries(given) }
    await writeFileAtomically(join(this.#folder, FILE), `${JSON.stringify(stored, null, 2)}\n`)
  }

  /**
   * The preferences now, and again whenever they have changed, here or in another process.
   * @throws ClientError IO when the folder cannot be used
   */
  async *watch(signal: AbortSignal): AsyncGenerator<Preferences> {
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
        const preferences = await this.read()
        const text = JSON.stringify(preferences)
        if (text !== told) yield preferences
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

  /** What could not be read since this was last asked: sentences for a person. */
  takeProblems(): string[] {
    const problems = this.#problems
    this.#problems = []
    return problems
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
        if (name === null || name === FILE) onChange()
      })
      watcher.on('error', () => watcher.close())
      return watcher
    } catch {
      // The system watches only so many folders. Changes that are made in this process are still told.
      return undefined
    }
  }

  async #readFile(): Promise<StoredPreferences> {
    const { value, problem } = await readStored(
      join(this.#folder, FILE),
      StoredPreferences,
      'The preferences'
    )
    if (problem !== undefined) this.#problems.push(problem)
    return value ?? {}
  }
}
