import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { StoredPersonalCertificate } from '#shared/model/draft/draft-settings.ts'
import { Preferences } from '#shared/model/preferences.ts'
import { onFiles } from './file-error.ts'
import { withFolder } from './folder-lock.ts'
import { readStored } from './read-stored.ts'
import { StoredChanges } from './stored-changes.ts'
import { withCertificateIds } from './with-certificate-ids.ts'
import { WorkQueue } from './work-queue.ts'
import { writeFileAtomically } from './write-file-atomically.ts'

const FILE = 'preferences.json'

/** What may be changed at once; what is absent or undefined is kept. */
export type PreferencesChange = { [K in keyof Preferences]?: Preferences[K] | undefined }

/** Keys that this version does not know survive a save. */
const StoredPreferences = Preferences.partial()
  .extend({ clientCertificates: z.array(StoredPersonalCertificate).optional() })
  .loose()
type StoredPreferences = z.infer<typeof StoredPreferences>

/** The preferences of a data folder, in `preferences.json`, shared by all processes on it. */
export class PreferencesStore {
  readonly #folder: string
  readonly #changes: StoredChanges
  readonly #work = new WorkQueue()
  #problems: string[] = []

  /** @param home the data folder; it need not exist */
  constructor(home: string) {
    this.#folder = home
    this.#changes = new StoredChanges(home, FILE)
  }

  async read(): Promise<Preferences> {
    const { clientCertificates = [], ...stored } = await this.#readFile()
    return Preferences.parse({
      ...DEFAULT_PREFERENCES,
      ...stored,
      clientCertificates: withCertificateIds(clientCertificates)
    })
  }

  /**
   * Changes what is given and keeps the rest. On disk when it settles.
   * @param isMeant looks at the newest: whether these are still the preferences that are to be changed
   * @throws ClientError IO
   */
  set(change: PreferencesChange, isMeant: (now: Preferences) => boolean = () => true): Promise<Preferences> {
    return onFiles(
      this.#folder,
      this.#work.run(async () => {
        await mkdir(this.#folder, { recursive: true, mode: 0o700 })
        // Reading and writing as one: another process may change another preference at the same moment.
        await withFolder(this.#folder, async () => {
          if (isMeant(await this.read())) await this.#change(change)
        })
        this.#changes.tell()
        return this.read()
      })
    )
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
