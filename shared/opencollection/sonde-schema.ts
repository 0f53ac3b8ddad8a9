import { z } from 'zod'
import { DraftAutomation } from '../model/draft/draft-automation.ts'
import { DraftRow } from '../model/draft/draft-row.ts'
import { DraftSettings } from '../model/draft/draft-settings.ts'
import { tolerant } from '../model/draft/tolerant.ts'

/** What the format lacks of an item's draft: settings, and these. */
export const SondeEntry = z.intersection(
  DraftSettings,
  tolerant({
    withoutDefaults: z.array(z.string()).optional(),
    /** A person has said that it is none of another collection's, which has lost one of the name. */
    own: z.boolean().optional(),
    /** The table of the query of a WebSocket, where its URL does not say all of it. */
    params: z.array(DraftRow).optional(),
    /** Messages as they were typed in hex: those of the file that say the same in base64. */
    hexMessages: z.array(z.string()).optional(),
    /** What a WebSocket sends by itself. */
    automation: DraftAutomation.optional(),
    /** `in: cookie` of an API key; the name of the header that an OAuth 2.0 token goes in. */
    auth: tolerant({ in: z.literal('cookie').optional(), tokenName: z.string().optional() }).optional()
  })
)
export type SondeEntry = z.infer<typeof SondeEntry>

/**
 * `sonde.json` beside `opencollection.yml`: what the format lacks, by the path of the item; the empty path is the
 * collection. Keys that this version does not know are kept.
 */
export const SondeFile = z.looseObject({ items: z.record(z.string(), SondeEntry).default({}) })
export type SondeFile = z.infer<typeof SondeFile>

/** Reads the value of a sonde.json; what is wrong with it is told in a sentence. */
export function readSondeFile(value: unknown): SondeFile | { problem: string } {
  const { data, error } = SondeFile.safeParse(value)
  if (data) return data
  const [issue] = error.issues
  const at = issue?.path.map(part => `[${JSON.stringify(part)}]`).join('') || 'The file'
  return { problem: `${at}: ${issue?.message ?? 'cannot be read'}.` }
}
