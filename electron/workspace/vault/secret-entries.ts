import { seal, unseal } from './seal.ts'
import { type StoredEntries, VERSION } from './stored-vault.ts'
import type { VaultKey } from './vault-key.ts'

/** What a secret is to be; undefined deletes it. */
export type SecretEntry = readonly [id: string, value: string | undefined]

/** The entries with secrets set in them, or deleted where the value is undefined. */
export function withSecrets(
  entries: StoredEntries,
  key: VaultKey,
  secrets: Iterable<SecretEntry>
): StoredEntries {
  const next = new Map(Object.entries(entries))
  for (const [id, value] of secrets) {
    if (value === undefined) next.delete(id)
    else next.set(id, seal(key.bytes, Buffer.from(value), contextOf(id)))
  }
  return Object.fromEntries(next)
}

/** The entries with those whose ids begin with one text under ids that begin with another. What is damaged stays. */
export function withRenamed(entries: StoredEntries, key: VaultKey, from: string, to: string): StoredEntries {
  const moved = Object.keys(entries).flatMap(id => {
    const value = id.startsWith(from) ? secretOf(entries, key, id) : undefined
    return value === undefined ? [] : [{ id, value }]
  })
  return withSecrets(entries, key, [
    ...moved.map(({ id }) => [id, undefined] as const),
    ...moved.map(({ id, value }) => [to + id.slice(from.length), value] as const)
  ])
}

/** @returns undefined when it cannot be decrypted, or there is none */
export function secretOf(entries: StoredEntries, key: VaultKey, id: string): string | undefined {
  if (!Object.hasOwn(entries, id)) return undefined
  return unseal(key.bytes, entries[id], contextOf(id))?.toString()
}

/** Ids of those that are stored and cannot be decrypted. */
export function unreadableIn(entries: StoredEntries, key: VaultKey): string[] {
  return Object.keys(entries).filter(id => secretOf(entries, key, id) === undefined)
}

function contextOf(id: string): string {
  return JSON.stringify(['sonde-vault', VERSION, 'secret', id])
}
