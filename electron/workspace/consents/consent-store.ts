import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ClientError } from '#shared/model/client-error.ts'
import { Consent, type ConsentRequest } from '#shared/model/consent.ts'
import { onFiles } from '../file-error.ts'
import { fileVersionNow } from '../file-version.ts'
import { withFolder } from '../folder-lock.ts'
import { readStored } from '../read-stored.ts'
import { StoredChanges } from '../stored-changes.ts'
import { WorkQueue } from '../work-queue.ts'
import { writeFileAtomically } from '../write-file-atomically.ts'
import { covers, withRealPath } from './covers.ts'

const FILE = 'consents.json'

/** Keys that this version does not know survive a save. */
const StoredConsents = z.looseObject({ consents: z.array(Consent.loose()) })
type StoredConsents = z.infer<typeof StoredConsents>

/**
 * What was allowed on this machine, in `consents.json` of the data folder, shared by all processes on it. What one of
 * them is told or takes back holds for the others from the next time they ask.
 */
export class ConsentStore {
  readonly #folder: string
  readonly #path: string
  readonly #changes: StoredChanges
  readonly #work = new WorkQueue()
  /** What the file holds, and which file that is. */
  #known: readonly Consent[] = []
  #seen: string | undefined
  #problems: string[] = []

  /** @param home the data folder; it need not exist */
  constructor(home: string) {
    this.#folder = home
    this.#path = join(home, FILE)
    this.#changes = new StoredChanges(home, FILE)
  }

  /**
   * Whether the very thing was allowed: the same collection, and the same file wherever its path leads now. Of the
   * environment, each name may have been allowed by itself.
   */
  allows(request: ConsentRequest): boolean {
    this.#catchUp()
    return covers(
      this.#known.map(consent => consent.request),
      request
    )
  }

  /** Remembers that something was allowed. On disk when it settles. @throws ClientError IO */
  async add(request: ConsentRequest): Promise<Consent> {
    const consent = { id: randomUUID(), request: withRealPath(request), grantedAt: new Date().toISOString() }
    await this.#change(consents => [...consents, consent])
    return consent
  }

  /** Takes one back; one that is gone is no error. On disk when it settles. @throws ClientError IO */
  revoke(id: string): Promise<void> {
    return this.#change(consents => consents.filter(consent => consent.id !== id))
  }

  /** All of them, and again whenever they have changed, here or in another process. @throws ClientError IO */
  watch(signal: AbortSignal): AsyncGenerator<Consent[]> {
    return this.#changes.watch(async () => (await this.#read()).consents, signal)
  }

  /** Calls back after each change, here or in another process. @returns stop @throws ClientError IO */
  onChange(changed: () => void): () => void {
    return this.#changes.onChange(changed)
  }

  /** Reads the file, so that `takeProblems` knows whether it can be. */
  async check(): Promise<void> {
    await this.#read().catch(() => undefined)
  }

  /** What could not be read since this was last asked: sentences for a person. */
  takeProblems(): string[] {
    const problems = this.#problems
    this.#problems = []
    return problems
  }

  #change(edit: (consents: StoredConsents['consents']) => StoredConsents['consents']): Promise<void> {
    return onFiles(
      this.#folder,
      this.#work.run(async () => {
        await mkdir(this.#folder, { recursive: true, mode: 0o700 })
        await withFolder(this.#folder, async () => {
          const stored = await this.#read()
          const content = { ...stored, consents: edit(stored.consents) }
          await writeFileAtomically(this.#path, `${JSON.stringify(content, null, 2)}\n`)
        })
        this.#changes.tell()
      })
    )
  }

  /** A file that cannot be read is set aside: then nothing is allowed. */
  async #read(): Promise<StoredConsents> {
    const { value, problem } = await readStored(this.#path, StoredConsents, 'What was allowed')
    if (problem !== undefined) this.#problems.push(problem)
    if (problem !== undefined && fileVersionNow(this.#path) !== undefined) {
      const unreadable = `${FILE} can be neither read nor set aside, and is not written over`
      throw new ClientError('IO', { facts: { problem: unreadable, path: this.#path } })
    }
    return value ?? { consents: [] }
  }

  /** At once, so that what another process has taken back is not done once more. */
  #catchUp(): void {
    const seen = fileVersionNow(this.#path)
    if (seen !== undefined && seen === this.#seen) return
    this.#known = seen === undefined ? [] : readNow(this.#path)
    this.#seen = seen
  }
}

function readNow(path: string): readonly Consent[] {
  try {
    return StoredConsents.parse(JSON.parse(readFileSync(path, 'utf8'))).consents
  } catch {
    return []
  }
}
