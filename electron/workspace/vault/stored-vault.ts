import { z } from 'zod'
import { ScryptParameters } from './derive-key.ts'
import { Sealed } from './seal.ts'

export const VERSION = 1

/** The key of the secrets, sealed by another one: under a passphrase, or in the system's keychain. */
export const StoredKey = z.discriminatedUnion('keptBy', [
  z.object({ keptBy: z.literal('passphrase'), id: z.string(), scrypt: ScryptParameters, sealed: Sealed }),
  z.object({ keptBy: z.literal('keychain'), id: z.string(), name: z.string(), sealed: Sealed })
])
export type StoredKey = z.infer<typeof StoredKey>

/** Secrets by id, each as `Sealed`. One that is damaged stays as it is. */
export const StoredEntries = z.record(z.string(), z.unknown())
export type StoredEntries = z.infer<typeof StoredEntries>

/** `vault.json`. Keys that this version does not know survive a save. */
export const StoredVault = z.looseObject({
  version: z.literal(VERSION),
  key: StoredKey,
  entries: StoredEntries
})
export type StoredVault = z.infer<typeof StoredVault>

/** One that a newer Sonde wrote: it is that one's to read and to write. */
const NewerVault = z.looseObject({ version: z.number().int().gt(VERSION) })

export const AnyStoredVault = z.union([StoredVault, NewerVault])
export type AnyStoredVault = z.infer<typeof AnyStoredVault>

export function isOurs(vault: AnyStoredVault): vault is StoredVault {
  return vault.version === VERSION
}
