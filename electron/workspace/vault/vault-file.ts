import { mkdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import { deleteTemporaries } from '../delete-temporaries.ts'
import { onFiles } from '../file-error.ts'
import { fileVersion } from '../file-version.ts'
import { withFolder } from '../folder-lock.ts'
import { readStored } from '../read-stored.ts'
import { StoredChanges } from '../stored-changes.ts'
import { writeFileAtomically } from '../write-file-atomically.ts'
import { AnyStoredVault, isOurs, type StoredVault } from './stored-vault.ts'

const FILE = 'vault.json'

/** `vault.json` of a data folder, shared by all processes on it. Whoever changes it changes the newest. */
export class VaultFile {
  readonly changes: StoredChanges
  readonly #folder: string
  readonly #path: string
  #known: StoredVault | undefined
  #seen: string | undefined
  /** A damaged one that was set aside: a sentence for a person. */
  #problem: string | undefined
  #untold: string[] = []

  /** @param home the data folder; it need not exist */
  constructor(home: string) {
    this.#folder = home
    this.#path = join(home, FILE)
    this.changes = new StoredChanges(home, FILE)
  }

  /** A damaged one that was set aside while this process runs, and where: sentences for a person. */
  get problem(): string | undefined {
    return this.#problem
  }

  /** The same, since this was last asked. */
  takeProblems(): string[] {
    const untold = this.#untold
    this.#untold = []
    return untold
  }

  /** @returns undefined when there is none @throws ClientError IO when there is one that cannot be read */
  async read(): Promise<StoredVault | undefined> {
    const seen = await fileVersion(this.#path)
    if (seen !== undefined && seen === this.#seen) return this.#known
    const { value, problem } = await readStored(this.#path, AnyStoredVault, 'The vault of secrets')
    if (problem !== undefined && (await fileVersion(this.#path)) !== undefined)
      throw unreadable(problem, this.#path)
    if (problem !== undefined) {
      this.#problem = problem
      this.#untold.push(problem)
    }
    if (value && !isOurs(value))
      throw unreadable(
        'The vault of secrets was written by a newer version of Sonde, which alone can use it.',
        this.#path
      )
    this.#known = value
    this.#seen = seen
    return value
  }

  /**
   * Replaces the newest; on disk when it settles.
   * @param edit what is to be stored; undefined leaves everything as it is
   * @returns whether something was stored
   * @throws ClientError IO
   */
  async replace(edit: (stored: StoredVault | undefined) => StoredVault | undefined): Promise<boolean> {
    const stored = await this.#alone(async () => {
      const next = edit(await this.read())
      if (next) await writeFileAtomically(this.#path, `${JSON.stringify(next, null, 2)}\n`)
      return next !== undefined
    })
    if (stored) this.changes.tell()
    return stored
  }

  /**
   * Renames it, so that a new one can be begun.
   * @param isMeant whether the newest is the one to set aside
   * @returns where it is now; undefined when it is not the one that is meant
   */
  async setAside(isMeant: (stored: StoredVault) => boolean): Promise<string | undefined> {
    const kept = `${this.#path}.lost-${new Date().toISOString().replaceAll(':', '-')}`
    const done = await this.#alone(async () => {
      const stored = await this.read()
      if (!stored || !isMeant(stored)) return false
      await rename(this.#path, kept)
      return true
    })
    if (done) this.changes.tell()
    return done ? basename(kept) : undefined
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const alone = async () => {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      return withFolder(this.#folder, async () => {
        await deleteTemporaries(this.#folder, FILE)
        return work()
      })
    }
    return onFiles(this.#path, alone())
  }
}

function unreadable(problem: string, path: string): ClientError {
  return new ClientError('IO', { reason: 'vault', facts: { problem, path } })
}
