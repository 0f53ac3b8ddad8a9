import { randomBytes, randomUUID } from 'node:crypto'
import { deriveKey, newScryptParameters } from './derive-key.ts'
import type { Keychain } from './keychain.ts'
import { KEY_BYTES, seal, unseal } from './seal.ts'
import { type StoredKey, VERSION } from './stored-vault.ts'

/** What the secrets of a vault are encrypted with. */
export interface VaultKey {
  /** Tells it from that of every other vault. */
  id: string
  /** 256 bits. */
  bytes: Uint8Array
}

export function newVaultKey(): VaultKey {
  return { id: randomUUID(), bytes: randomBytes(KEY_BYTES) }
}

export async function keepUnderPassphrase(key: VaultKey, passphrase: string): Promise<StoredKey> {
  const scrypt = newScryptParameters()
  const sealed = seal(await deriveKey(passphrase, scrypt), key.bytes, contextOf(key.id))
  return { keptBy: 'passphrase', id: key.id, scrypt, sealed }
}

/**
 * The name in the keychain is a new one each time, so that what is stored opens until something else is stored.
 * @throws Error that says why the keychain cannot be used
 */
export async function keepInKeychain(key: VaultKey, keychain: Keychain): Promise<StoredKey> {
  const name = `vault ${randomUUID()}`
  const outer = randomBytes(KEY_BYTES)
  await keychain.write(name, outer)
  const kept = await keychain.read(name)
  if (!kept || !outer.equals(kept)) throw new Error('it does not give back what it was given')
  return { keptBy: 'keychain', id: key.id, name, sealed: seal(outer, key.bytes, contextOf(key.id)) }
}

/** @returns undefined when it is another passphrase */
export async function openWithPassphrase(
  stored: StoredKey & { keptBy: 'passphrase' },
  passphrase: string
): Promise<VaultKey | undefined> {
  return openWith(await deriveKey(passphrase, stored.scrypt), stored)
}

/**
 * @returns undefined when the keychain has no such key any more
 * @throws Error that says why the keychain cannot be used
 */
export async function openWithKeychain(
  stored: StoredKey & { keptBy: 'keychain' },
  keychain: Keychain
): Promise<VaultKey | undefined> {
  const outer = await keychain.read(stored.name)
  return outer && openWith(outer, stored)
}

function openWith(outer: Uint8Array, { id, sealed }: StoredKey): VaultKey | undefined {
  const bytes = unseal(outer, sealed, contextOf(id))
  return bytes && { id, bytes }
}

function contextOf(keyId: string): string {
  return JSON.stringify(['sonde-vault', VERSION, 'key', keyId])
}
