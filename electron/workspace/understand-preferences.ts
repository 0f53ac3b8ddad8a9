import { z } from 'zod'
import { StoredPersonalCertificate } from '#shared/model/draft/draft-settings.ts'
import { KeyChord } from '#shared/model/key-chord.ts'
import { Preferences } from '#shared/model/preferences.ts'

/** As they are on disk: what is absent is as it came, and keys that this version does not know survive a save. */
const StoredPreferences = Preferences.partial()
  .extend({ clientCertificates: z.array(StoredPersonalCertificate).optional() })
  .loose()
export type StoredPreferences = z.infer<typeof StoredPreferences>

/** What `preferences.json` says, without what this version makes no sense of. */
export interface UnderstoodPreferences {
  value: StoredPreferences
  /** What is left out, for people. */
  unfit: readonly string[]
  /** The keys that are left out, whole or in part: who changes one overwrites what was not understood. */
  left: ReadonlySet<string>
  /** The client certificates that are left out by themselves, and stay in the file beside the others. */
  unfitCertificates: readonly unknown[]
}

/**
 * Takes each preference by itself, and each shortcut and certificate: one that is wrong takes none of the others along.
 */
export function understandPreferences(content: Readonly<Record<string, unknown>>): UnderstoodPreferences {
  const unfit: string[] = []
  const left = new Set<string>()
  const certificates = fitCertificates(content.clientCertificates)
  const entries = Object.entries(content).flatMap(([key, said]) => {
    const schema = schemaOf(key)
    const shortcuts = key === 'shortcuts' ? fitShortcuts(said) : { fit: said, unfit: [] }
    const fit = key === 'clientCertificates' ? certificates.fit : shortcuts.fit
    const stays = !schema || schema.safeParse(fit).success
    if (!stays || shortcuts.unfit.length > 0) left.add(key)
    unfit.push(...(stays ? shortcuts.unfit : [`“${key}”`]))
    return stays ? [[key, fit] as const] : []
  })
  return {
    value: StoredPreferences.parse(Object.fromEntries(entries)),
    unfit: [...unfit, ...certificates.unfit.map(nameOfCertificate)],
    left,
    unfitCertificates: certificates.unfit
  }
}

function schemaOf(key: string): z.ZodType | undefined {
  return Object.entries(StoredPreferences.shape).find(([name]) => name === key)?.[1]
}

/** The client certificates that can be used, and those that cannot. */
function fitCertificates(said: unknown): { fit: unknown; unfit: unknown[] } {
  if (!Array.isArray(said)) return { fit: said, unfit: [] }
  const isFit = (each: unknown) => StoredPersonalCertificate.safeParse(each).success
  return { fit: said.filter(isFit), unfit: said.filter(each => !isFit(each)) }
}

function nameOfCertificate(unfit: unknown): string {
  const { data } = z.object({ domain: z.string() }).safeParse(unfit)
  return data ? `a client certificate for “${data.domain.slice(0, 100)}”` : 'a client certificate'
}

/** The shortcuts without the chords that no keyboard has. */
function fitShortcuts(said: unknown): { fit: unknown; unfit: string[] } {
  const listed = z.record(z.string(), z.array(z.unknown())).safeParse(said)
  if (!listed.success) return { fit: said, unfit: [] }
  const unfit: string[] = []
  const fit = Object.entries(listed.data).map(([id, chords]) => {
    const good = chords.filter(chord => KeyChord.safeParse(chord).success)
    if (good.length < chords.length) unfit.push(`a shortcut of “${id.slice(0, 100)}”`)
    return [id, good] as const
  })
  // A command all of whose chords are wrong has those that it comes with.
  const kept = fit.filter(([id, good]) => good.length > 0 || listed.data[id]?.length === 0)
  return { fit: Object.fromEntries(kept), unfit }
}
