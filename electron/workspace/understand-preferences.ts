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
  /** The keys of what is left out, whole or in part, and what that is, for people. */
  left: ReadonlyMap<string, string>
}

/** Takes each preference by itself, and each shortcut: one that is wrong takes none of the others along. */
export function understandPreferences(content: Readonly<Record<string, unknown>>): UnderstoodPreferences {
  const left = new Map<string, string>()
  const entries = Object.entries(content).flatMap(([key, said]) => {
    const schema = schemaOf(key)
    const { fit, unfit } = key === 'shortcuts' ? fitShortcuts(said) : { fit: said, unfit: [] }
    const stays = !schema || schema.safeParse(fit).success
    if (!stays) left.set(key, `“${key}”`)
    else if (unfit.length > 0) left.set(key, unfit.join(', '))
    return stays ? [[key, fit] as const] : []
  })
  return { value: StoredPreferences.parse(Object.fromEntries(entries)), left }
}

function schemaOf(key: string): z.ZodType | undefined {
  return Object.entries(StoredPreferences.shape).find(([name]) => name === key)?.[1]
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
