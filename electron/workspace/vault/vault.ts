import { ClientError } from '#shared/model/client-error.ts'
import type { VaultStatus } from '#shared/model/vault.ts'
import { WorkQueue } from '../work-queue.ts'
import type { Keychain } from './keychain.ts'
import { type SecretEntry, secretOf, unreadableIn, withRenamed, withSecrets } from './secret-entries.ts'
import { type StoredKey, VERSION } from './stored-vault.ts'
import { systemKeychain } from './system-keychain.ts'
import { type Standing, VaultDoor } from './vault-door.ts'
import { VaultFile } from './vault-file.ts'
import { keepInKeychain, keepUnderPassphrase, newVaultKey, type VaultKey } from './vault-key.ts'
import { vaultStatus } from './vault-status.ts'

export interface VaultOptions {
  keychain?: Keychain
  /** Used in place of the keychain for a new vault, and tried on one that has a passphrase. */
  passphrase?: string | undefined
}

/** A secret; nothing is there when there is none. */
interface SecretRead {
  value?: string
  /** Why one that is stored cannot be read: a sentence for a person. */
  problem?: string
  /** Where there is none now, and a damaged vault that may hold it was set aside: what and where, for a person. */
  lost?: string
}

/**
 * The secrets of this machine by id, in `vault.json` of the data folder, for all shells and processes on it. Each is
 * encrypted by itself, for its id, under one random key; that is in the system's keychain or under a passphrase. Where
 * neither can be had, secrets are in memory, and nothing is written.
 *
 * What cannot be decrypted stays stored. An id may be any text, such as `collection:<id>/env/<name>/<variable>`.
 */
export class Vault {
  readonly #file: VaultFile
  readonly #door: VaultDoor
  readonly #keychain: Keychain
  readonly #memory = new Map<string, string>()
  readonly #work = new WorkQueue()
  /** Where a vault that was given up is kept: a sentence for a person. */
  #setAside: string | undefined

  /** @param home the data folder; it need not exist */
  constructor(home: string, { keychain = systemKeychain, passphrase }: VaultOptions = {}) {
    this.#file = new VaultFile(home)
    this.#keychain = keychain
    this.#door = new VaultDoor(this.#file, keychain, passphrase)
  }

  read(id: string): Promise<SecretRead> {
    return this.#work.run(async () => {
      const own = this.#memory.get(id)
      if (own !== undefined) return { value: own }
      // Without the key, which a person may be asked for: most ask for what is not there.
      if ((await this.#isStored(id)) === false) return this.#none()
      const standing = await this.#door.look()
      if (standing.kind === 'absent') return this.#none()
      if (standing.kind === 'shut') return { problem: standing.why }
      const value = secretOf(standing.stored.entries, standing.key, id)
      if (value !== undefined) return { value }
      return { problem: 'This secret cannot be decrypted: its entry in the vault is damaged. Set it anew.' }
    })
  }

  /** The ids that begin so, also of secrets that cannot be read. @throws ClientError IO when the file cannot be read */
  list(prefix = ''): Promise<string[]> {
    return this.#work.run(async () => {
      const ids = new Set([...Object.keys((await this.#file.read())?.entries ?? {}), ...this.#memory.keys()])
      return [...ids].filter(id => id.startsWith(prefix))
    })
  }

  /** Stored when it settles, unless the vault is in memory. @throws ClientError IO; `vault` when it is not open */
  set(id: string, value: string): Promise<void> {
    return this.put([[id, value]])
  }

  /** Sets several, and deletes those whose value is undefined: all or none. @throws as `set` */
  put(secrets: readonly SecretEntry[]): Promise<void> {
    return this.#work.run(() => this.#put(secrets))
  }

  /** One that is gone is no error. Needs no key. @throws ClientError IO */
  delete(id: string): Promise<void> {
    return this.#work.run(async () => {
      if (this.#memory.delete(id)) this.#file.changes.tell()
      const stored = await this.#file.read()
      if (!stored || !Object.hasOwn(stored.entries, id)) return
      await this.#file.replace(newest => {
        const { [id]: _, ...entries } = newest?.entries ?? {}
        return newest && { ...newest, entries }
      })
    })
  }

  /**
   * Gives the secrets whose ids begin with one text ids that begin with another. Those that cannot be decrypted stay.
   * @throws ClientError IO; `vault` when there are such and the vault is not open
   */
  rename(from: string, to: string): Promise<void> {
    return this.#work.run(async () => {
      for (const [id, value] of [...this.#memory]) {
        if (!id.startsWith(from)) continue
        this.#memory.delete(id)
        this.#memory.set(to + id.slice(from.length), value)
      }
      const stored = Object.keys((await this.#file.read())?.entries ?? {})
      if (!stored.some(id => id.startsWith(from))) return
      const { key } = assertOpen(await this.#door.look())
      await this.#file.replace(stored => {
        if (!stored || stored.key.id !== key?.id) return undefined
        return { ...stored, entries: withRenamed(stored.entries, key, from, to) }
      })
    })
  }

  status(): Promise<VaultStatus> {
    return this.#work.run(async () => {
      const standing = await this.#door.look()
      const unreadable = standing.kind === 'open' ? unreadableIn(standing.stored.entries, standing.key) : []
      return vaultStatus(standing, unreadable, [this.#file.problem, this.#setAside])
    })
  }

  /** Reads the file, so that `takeProblems` knows whether it is damaged. Needs no key. */
  async check(): Promise<void> {
    await this.#work.run(() => this.#file.read()).catch(() => undefined)
  }

  /** A damaged vault that was set aside since this was last asked: sentences for a person. */
  takeProblems(): string[] {
    return this.#file.takeProblems()
  }

  /** How it stands, and again whenever that has changed, here or in another process. */
  watch(signal: AbortSignal): AsyncGenerator<VaultStatus> {
    return this.#file.changes.watch(() => this.status(), signal)
  }

  /** Calls back after each change, here or in another process. @returns stop @throws ClientError IO */
  onChange(changed: () => void): () => void {
    return this.#file.changes.onChange(changed)
  }

  /** See `VaultDoor.unlock`. @throws ClientError IO when the file cannot be read */
  unlock(passphrase: string): Promise<boolean> {
    return this.#work.run(async () => {
      const unlocked = await this.#door.unlock(passphrase)
      this.#file.changes.tell()
      return unlocked
    })
  }

  /** Keeps the key under a passphrase from now on. @throws ClientError IO; `vault` when it is not open */
  setPassphrase(passphrase: string): Promise<void> {
    return this.#work.run(async () => {
      const { key = newVaultKey(), isNew } = assertOpen(await this.#door.look())
      assertKept(await this.#keepBy(key, isNew, await keepUnderPassphrase(key, passphrase)))
      this.#door.keepTo(passphrase)
    })
  }

  /**
   * Keeps the key in the system's keychain from now on.
   * @throws ClientError IO; `vault` when it is not open, `no-keychain` when the keychain refuses
   */
  useKeychain(): Promise<void> {
    return this.#work.run(async () => {
      const { key = newVaultKey(), isNew } = assertOpen(await this.#door.look())
      const kept = await keepInKeychain(key, this.#keychain).catch((error: unknown) => {
        const problem = error instanceof Error ? error.message : String(error)
        throw new ClientError('IO', { reason: 'no-keychain', facts: { problem }, cause: error })
      })
      assertKept(await this.#keepBy(key, isNew, kept))
    })
  }

  /** Sets aside a vault that cannot be opened. @throws ClientError IO; `vault` when it is open, or not to be set aside */
  startAnew(): Promise<void> {
    return this.#work.run(async () => {
      const standing = await this.#door.look()
      if (standing.kind !== 'shut')
        throw refuse('The vault of secrets is open: there is no need for another.')
      const { stored } = standing
      if (!stored) throw refuse(standing.why)
      const name = await this.#file.setAside(newest => newest.key.id === stored.key.id)
      if (name !== undefined) this.#setAside = `The secrets that could not be read are kept in ${name}.`
      this.#file.changes.tell()
    })
  }

  #none(): SecretRead {
    const lost = this.#file.problem
    return lost === undefined ? {} : { lost }
  }

  /** @returns undefined when the file cannot be read */
  async #isStored(id: string): Promise<boolean | undefined> {
    try {
      return Object.hasOwn((await this.#file.read())?.entries ?? {}, id)
    } catch {
      return undefined
    }
  }

  async #put(secrets: readonly SecretEntry[]): Promise<void> {
    const key = await this.#keyToWrite()
    if (!key) {
      for (const [id, value] of secrets)
        if (value === undefined) this.#memory.delete(id)
        else this.#memory.set(id, value)
      this.#file.changes.tell()
      return
    }
    const done = await this.#file.replace(stored => {
      if (stored?.key.id !== key.id) return undefined
      return { ...stored, entries: withSecrets(stored.entries, key, [...this.#memory, ...secrets]) }
    })
    // Else another process has begun a new vault meanwhile.
    if (done) this.#memory.clear()
    else await this.#put(secrets)
  }

  /** @returns undefined when secrets can be in memory only */
  async #keyToWrite(): Promise<VaultKey | undefined> {
    const standing = await this.#door.look()
    if (standing.kind === 'absent' && standing.keptBy === 'memory') return undefined
    const { key, isNew } = assertOpen(standing)
    if (!isNew) return key
    const begun = newVaultKey()
    const kept = await this.#door.keep(begun)
    if (!kept) return undefined
    // Else another process was faster, and that one's key is the one to write with.
    return (await this.#keepBy(begun, isNew, kept)) ? begun : this.#keyToWrite()
  }

  /**
   * Stores the key as it is sealed now, with what was in memory.
   * @returns whether it is still the key of the vault, or the vault still to be begun; else nothing is stored
   */
  async #keepBy(key: VaultKey, isNew: boolean, kept: StoredKey): Promise<boolean> {
    let before: StoredKey | undefined
    const done = await this.#file.replace(stored => {
      if (stored ? stored.key.id !== key.id : !isNew) return undefined
      before = stored?.key
      const entries = withSecrets(stored?.entries ?? {}, key, this.#memory)
      return { ...stored, version: VERSION, key: kept, entries }
    })
    await this.#forget(done ? before : kept)
    if (!done) return false
    this.#door.enter(key)
    this.#memory.clear()
    this.#file.changes.tell()
    return true
  }

  /** What stays in the keychain opens nothing: it is only untidy. */
  async #forget(key: StoredKey | undefined): Promise<void> {
    if (key?.keptBy === 'keychain') await this.#keychain.delete(key.name).catch(() => undefined)
  }
}

/** @throws ClientError IO `vault` when the secrets cannot be read */
function assertOpen(standing: Standing): { key?: VaultKey; isNew: boolean } {
  if (standing.kind === 'shut') throw refuse(standing.why)
  return standing.kind === 'open' ? { key: standing.key, isNew: false } : { isNew: true }
}

/** @throws ClientError IO `vault` */
function assertKept(kept: boolean): void {
  if (!kept) throw refuse('Another process has begun a new vault at the same moment. Try again.')
}

function refuse(problem: string): ClientError {
  return new ClientError('IO', { reason: 'vault', facts: { problem } })
}
