import { ClientError } from '#shared/model/client-error.ts'
import type { VaultStatus } from '#shared/model/vault.ts'
import type { Keychain } from './keychain.ts'
import { describeKeychainProblem, type KeychainProblem } from './keychain-problem.ts'
import type { StoredKey, StoredVault } from './stored-vault.ts'
import type { VaultFile } from './vault-file.ts'
import {
  keepInKeychain,
  keepUnderPassphrase,
  openWithKeychain,
  openWithPassphrase,
  type VaultKey
} from './vault-key.ts'

/** A vault that is there and whose secrets cannot be read. */
interface ShutVault {
  kind: 'shut'
  state: 'locked' | 'lost'
  keptBy: VaultStatus['keptBy']
  /** In words for a person. */
  why: string
  /** What the system says about it. */
  detail?: string
  /** Absent when not even the file can be read. */
  stored?: StoredVault
}

export type Standing =
  | { kind: 'open'; stored: StoredVault; key: VaultKey }
  | ShutVault
  /** Nothing is stored; `keptBy` says where the key of a new one would be. */
  | { kind: 'absent'; keptBy: VaultStatus['keptBy']; why?: string; detail?: string }

/** Asked for only to see whether the keychain answers. */
const PROBE = 'probe'

/** Gets at the key of the vault, and keeps it at hand while the process runs. */
export class VaultDoor {
  readonly #file: VaultFile
  readonly #keychain: Keychain
  #passphrase: string | undefined
  #key: VaultKey | undefined
  /** Why the key that is stored could not be had, so that it is not tried again and again. */
  #refusal: { of: string; standing: ShutVault } | undefined
  /** Why the keychain cannot be used, once that is known. */
  #keychainProblem: KeychainProblem | 'none' | undefined

  /** @param passphrase of the environment, tried and used where nobody can be asked */
  constructor(file: VaultFile, keychain: Keychain, passphrase: string | undefined) {
    this.#file = file
    this.#keychain = keychain
    this.#passphrase = passphrase
  }

  async look(): Promise<Standing> {
    let stored: StoredVault | undefined
    try {
      stored = await this.#file.read()
    } catch (error) {
      return { kind: 'shut', state: 'locked', keptBy: 'keychain', why: ClientError.wrap(error).message }
    }
    if (!stored) return this.#wouldBe()
    if (this.#key?.id === stored.key.id) return { kind: 'open', stored, key: this.#key }
    const of = JSON.stringify(stored.key)
    if (this.#refusal?.of === of) return { ...this.#refusal.standing, stored }
    const opened = await this.#open(stored.key)
    if (!('kind' in opened)) {
      this.#key = opened
      this.#refusal = undefined
      return { kind: 'open', stored, key: opened }
    }
    this.#refusal = { of, standing: opened }
    return { ...opened, stored }
  }

  /** The passphrase that a person has chosen stands for that of the environment from now on. */
  keepTo(passphrase: string): void {
    this.#passphrase = passphrase
  }

  /** Tries once more. @returns whether the vault is open now */
  async unlock(passphrase: string): Promise<boolean> {
    this.#refusal = undefined
    const { key: stored } = (await this.#file.read()) ?? {}
    if (stored?.keptBy === 'passphrase' && this.#key?.id !== stored.id)
      this.#key = await openWithPassphrase(stored, passphrase)
    return (await this.look()).kind !== 'shut'
  }

  /** From now on this is the key of what is stored. */
  enter(key: VaultKey): void {
    this.#key = key
    this.#refusal = undefined
  }

  /**
   * Seals a new key as this machine can.
   * @returns undefined when the keychain refuses after all: then it can be in memory only
   */
  async keep(key: VaultKey): Promise<StoredKey | undefined> {
    if (this.#passphrase !== undefined) return keepUnderPassphrase(key, this.#passphrase)
    try {
      return await keepInKeychain(key, this.#keychain)
    } catch (error) {
      this.#keychainProblem = describeKeychainProblem(error)
      return undefined
    }
  }

  async #wouldBe(): Promise<Standing> {
    if (this.#passphrase !== undefined) return { kind: 'absent', keptBy: 'passphrase' }
    this.#keychainProblem ??= await this.#probe()
    if (this.#keychainProblem === 'none') return { kind: 'absent', keptBy: 'keychain' }
    const forgotten = 'Secrets are forgotten when Sonde is closed, unless you set a passphrase for them.'
    const { why, ...detail } = this.#keychainProblem
    return { kind: 'absent', keptBy: 'memory', why: `${why} ${forgotten}`, ...detail }
  }

  async #probe(): Promise<KeychainProblem | 'none'> {
    try {
      await this.#keychain.read(PROBE)
      return 'none'
    } catch (error) {
      return describeKeychainProblem(error)
    }
  }

  async #open(stored: StoredKey): Promise<VaultKey | ShutVault> {
    const { keptBy } = stored
    if (keptBy === 'passphrase') {
      const given = this.#passphrase
      const key = given === undefined ? undefined : await openWithPassphrase(stored, given)
      const why =
        given === undefined
          ? 'The secrets are locked: they need their passphrase.'
          : 'The passphrase of SONDE_PASSPHRASE is not that of the secrets, which stay locked.'
      return key ?? { kind: 'shut', state: 'locked', keptBy, why }
    }
    try {
      const lost =
        'The key of the secrets is no longer in the system’s keychain. They stay stored and cannot be read until it is back there.'
      const key = await openWithKeychain(stored, this.#keychain)
      return key ?? { kind: 'shut', state: 'lost', keptBy, why: lost }
    } catch (error) {
      const { why, ...detail } = describeKeychainProblem(error)
      const locked = `${why} The secrets stay stored and locked.`
      return { kind: 'shut', state: 'locked', keptBy, why: locked, ...detail }
    }
  }
}
