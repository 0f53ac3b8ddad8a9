import { z } from 'zod'
import type { Draft } from '../model/draft/draft.ts'
import type { DraftAuth } from '../model/draft/draft-auth.ts'
import { DraftSettings } from '../model/draft/draft-settings.ts'
import { tolerant } from '../model/draft/tolerant.ts'
import { isSayable } from './proxy.ts'

/** What the format lacks of an item's draft: settings, and these. */
export const SondeEntry = z.intersection(
  DraftSettings,
  tolerant({
    withoutDefaults: z.array(z.string()).optional(),
    /** A person has said that it is none of another collection's, which has lost one of the name. */
    own: z.boolean().optional(),
    /** `in: cookie` of an API key; the name of the header that an OAuth 2.0 token goes in. */
    auth: tolerant({ in: z.literal('cookie').optional(), tokenName: z.string().optional() }).optional()
  })
)
export type SondeEntry = z.infer<typeof SondeEntry>

interface Split {
  /** The draft as its file says it. */
  inFile: Draft
  /** Undefined when the file says everything. */
  inSonde: SondeEntry | undefined
}

/** Cuts a draft into what the format can hold and what only sonde.json can. */
export function splitSettings(draft: Draft): Split {
  const { encodeUrl, redirects, timeouts, proxy, ...others } = draft.settings
  const { requestMs, ...otherTimeouts } = timeouts ?? {}
  const proxyInFile = draft.type === 'collection' && proxy !== undefined && isSayable(proxy)
  const { inFile: auth, inSonde: authInSonde } = splitAuth(draft.auth)
  const { auth: _, ...rest } = draft
  return {
    inFile: {
      ...rest,
      ...(auth && { auth }),
      withoutDefaults: [],
      settings: {
        ...(encodeUrl !== undefined && { encodeUrl }),
        ...(requestMs !== undefined && { timeouts: { requestMs } }),
        ...(redirects && { redirects }),
        ...(proxyInFile && { proxy })
      }
    },
    inSonde: saidOf<SondeEntry>({
      ...others,
      ...(proxy && !proxyInFile && { proxy }),
      timeouts: saidOf({ ...otherTimeouts, phases: saidOf(otherTimeouts.phases) }),
      retries: saidOf(others.retries),
      tls: saidOf(others.tls),
      withoutDefaults: draft.withoutDefaults.length > 0 ? draft.withoutDefaults : undefined,
      auth: saidOf(authInSonde)
    })
  }
}

/** What sonde.json has to say of an item; undefined when the file says everything. */
export function sondeEntryOf(draft: Draft): SondeEntry | undefined {
  return splitSettings(draft).inSonde
}

/** The draft of a file with what sonde.json says of it. What the format itself can hold is the file's to say. */
export function mergeSonde(draft: Draft, entry: SondeEntry | undefined): Draft {
  if (!entry) return draft
  const { withoutDefaults, auth, timeouts, encodeUrl: _, redirects: __, own: ___, ...settings } = entry
  const { requestMs: ____, ...otherTimeouts } = timeouts ?? {}
  const allTimeouts = saidOf({ ...draft.settings.timeouts, ...otherTimeouts })
  return {
    ...draft,
    ...(withoutDefaults && { withoutDefaults }),
    ...(draft.auth && auth && { auth: mergeAuth(draft.auth, auth) }),
    settings: { ...draft.settings, ...settings, ...(allTimeouts && { timeouts: allTimeouts }) }
  }
}

function splitAuth(auth: DraftAuth | undefined): {
  inFile: DraftAuth | undefined
  inSonde: SondeEntry['auth']
} {
  if (auth?.kind === 'api-key' && auth.in === 'cookie') {
    const { in: place, ...inFile } = auth
    return { inFile, inSonde: { in: place } }
  }
  if (auth?.kind === 'oauth2' && auth.oauth2?.tokenName && auth.oauth2.tokenIn !== 'query') {
    const { tokenName, ...oauth2 } = auth.oauth2
    return { inFile: { ...auth, oauth2 }, inSonde: { tokenName } }
  }
  return { inFile: auth, inSonde: undefined }
}

/** Where the file says otherwise by now, the file is right. */
function mergeAuth(auth: DraftAuth, entry: NonNullable<SondeEntry['auth']>): DraftAuth {
  if (auth.kind === 'api-key' && auth.in === undefined && entry.in) return { ...auth, in: entry.in }
  if (auth.kind === 'oauth2' && auth.oauth2 && auth.oauth2.tokenIn !== 'query' && entry.tokenName)
    return { ...auth, oauth2: { ...auth.oauth2, tokenName: entry.tokenName } }
  return auth
}

/** Only what is said: neither undefined nor an empty text. Undefined when that is nothing. */
function saidOf<T extends object>(value: T | undefined): T | undefined {
  const said = Object.entries(value ?? {}).filter(([, part]) => part !== undefined && part !== '')
  return said.length > 0 ? (Object.fromEntries(said) as T) : undefined
}
