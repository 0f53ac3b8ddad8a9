import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { Preferences } from '#shared/model/preferences.ts'
import { onFiles } from './file-error.ts'
import { withFolder } from './folder-lock.ts'
import { asideOf, readStored } from './read-stored.ts'
import { StoredChanges } from './stored-changes.ts'
import { type UnderstoodPreferences, understandPreferences } from './understand-preferences.ts'
import { withCertificateIds } from './with-certificate-ids.ts'
import { WorkQueue } from './work-queue.ts'
import { writeFileAtomically } from './write-file-atomically.ts'

const FILE = 'preferences.json'

/** What may be changed at once; what is absent or undefined is kept. */
export type PreferencesChange = { [K in keyof Preferences]?: Preferences[K] | undefined }

/** The preferences as they can be used, and what the file says beyond that. */
export interface ReadPreferences {
  preferences: Preferences
  /** The keys that were not understood, whole or in part: they are as Sonde comes. */
  left: ReadonlySet<string>
}

/** Each preference is looked at by itself. */
const AnyPreferences = z.record(z.string(), z.unknown())

/** The preferences of a data folder, in `preferences.json`, shared by all processes on it. */
export class PreferencesStore {
  readonly #folder: string
  readonly #changes: StoredChanges
  readonly #work = new WorkQueue()
  #problems: string[] = []
  /** What was told of the file already: it is read again and again. */
  #told = ''

  /** @param home the data folder; it need not exist */
  constructor(home: string) {
    this.#folder = home
    this.#changes = new StoredChanges(home, FILE)
  }

  async read(): Promise<Preferences> {
    const { preferences } = await this.readWithLeft()
    return preferences
  }

  /** As `read`, for who must know what the preferences do not tell. */
  async readWithLeft(): Promise<ReadPreferences> {
    const { value, left } = await this.#readFile()
    const { clientCertificates = [], ...stored } = value
    const preferences = Preferences.parse({
      ...DEFAULT_PREFERENCES,
      ...stored,
      clientCertificates: withCertificateIds(clientCertificates)
    })
    return { preferences, left }
  }

  /**
   * Changes what is given and keeps the rest. On disk when it settles.
   * @param isMeant looks at the newest: whether these are still the preferences that are to be changed
   * @throws ClientError IO
   */
  set(
    change: PreferencesChange,
    isMeant: (now: ReadPreferences) => boolean = () => true
  ): Promise<Preferences> {
    return onFiles(
      this.#folder,
      this.#work.run(async () => {
        await mkdir(this.#folder, { recursive: true, mode: 0o700 })
        // Reading and writing as one: another process may change another preference at the same moment.
        await withFolder(this.#folder, async () => {
          if (isMeant(await this.readWithLeft())) await this.#change(change)
        })
        this.#changes.tell()
        return this.read()
      })
    )
  }

  async #change(change: PreferencesChange): Promise<void> {
    const { content, left, unfitCertificates } = await this.#readFile()
    const { clientCertificates } = change
    const whole = {
      ...change,
      ...(clientCertificates && { clientCertificates: [...clientCertificates, ...unfitCertificates] })
    }
    const given = Object.entries(whole).filter(([, value]) => value !== undefined)
    const path = join(this.#folder, FILE)
    // What was not understood stays as it is, unless it is just that which is changed.
    if (given.some(([key]) => left.has(key))) await copyFile(path, asideOf(path))
    const stored = { ...content, ...Object.fromEntries(given) }
    await writeFileAtomically(path, `${JSON.stringify(stored, null, 2)}\n`)
  }

  /**
   * The preferences now, and again whenever they have changed, here or in another process.
   * @throws ClientError IO when the folder cannot be used
   */
  watch(signal: AbortSignal): AsyncGenerator<Preferences> {
    return this.#changes.watch(() => this.read(), signal)
  }

  /** Calls back after each change, here or in another process. @returns stop @throws ClientError IO */
  onChange(changed: () => void): () => void {
    return this.#changes.onChange(changed)
  }

  /** What could not be read since this was last asked: sentences for a person. */
  takeProblems(): string[] {
    const problems = this.#problems
    this.#problems = []
    return problems
  }

  async #readFile(): Promise<UnderstoodPreferences & { content: Record<string, unknown> }> {
    const path = join(this.#folder, FILE)
    const { value: content = {}, problem } = await readStored(path, AnyPreferences, 'The preferences')
    if (problem !== undefined) this.#problems.push(problem)
    const understood = understandPreferences(content)
    const unfit = understood.unfit.join(', ')
    if (unfit !== '' && unfit !== this.#told)
      this.#problems.push(
        `Some of the preferences were not understood, and are as Sonde comes: ${unfit} in ${path}.`
      )
    this.#told = unfit
    return { ...understood, content }
  }
}
