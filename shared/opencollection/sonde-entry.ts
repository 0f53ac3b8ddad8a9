import type { Draft } from '../model/draft/draft.ts'
import type { DraftAuth } from '../model/draft/draft-auth.ts'
import type { DraftRow } from '../model/draft/draft-row.ts'
import type { DraftSettings } from '../model/draft/draft-settings.ts'
import { paramsOfUrl } from '../url/params-in-step.ts'
import { hexMessages, messagesInFile, withHex } from './hex-messages.ts'
import { isSayable } from './proxy.ts'
import type { SondeEntry } from './sonde-schema.ts'

interface Split {
  /** The draft as its file says it. */
  inFile: Draft
  /** Undefined when the file says everything. */
  inSonde: SondeEntry | undefined
}

/** Cuts a draft into what the format can hold and what only sonde.json can. */
export function splitSettings(draft: Draft): Split {
  const { inFile: settings, inSonde } = settingsBy(draft)
  const { proxy, ...others } = inSonde
  const proxyInFile = draft.type === 'collection' && proxy !== undefined && isSayable(proxy)
  const { inFile: auth, inSonde: authInSonde } = splitAuth(draft.auth)
  const { auth: _, messages, automation, ...rest } = draft
  return {
    inFile: {
      ...rest,
      ...(auth && { auth }),
      ...(messages && { messages: messagesInFile(messages) }),
      withoutDefaults: [],
      settings: { ...settings, ...(proxyInFile && { proxy }) }
    },
    inSonde: saidOf<SondeEntry>({
      ...others,
      ...(proxy && !proxyInFile && { proxy }),
      timeouts: saidOf({ ...others.timeouts, phases: saidOf(others.timeouts?.phases) }),
      retries: saidOf(others.retries),
      tls: saidOf(others.tls),
      socket: saidOf({ ...others.socket, reconnect: saidOf(others.socket?.reconnect) }),
      params: draft.type === 'websocket' ? paramsBeyondUrl(draft) : undefined,
      hexMessages: hexMessages(messages),
      automation: draft.type === 'websocket' ? automation : undefined,
      withoutDefaults: draft.withoutDefaults.length > 0 ? draft.withoutDefaults : undefined,
      auth: saidOf(authInSonde)
    })
  }
}

/** The rows of a query, where one is switched off or described: the format has none of WebSockets. */
function paramsBeyondUrl({ params = [] }: Draft): DraftRow[] | undefined {
  const isBeyond = ({ enabled, description = '' }: DraftRow) => !enabled || description !== ''
  return params.some(isBeyond) ? params : undefined
}

/** Which settings the file of an item can say, by its type. */
function settingsBy({ type, settings }: Pick<Draft, 'type' | 'settings'>) {
  const { encodeUrl, redirects, timeouts, socket, ...others } = settings
  if (type === 'websocket') {
    const { connectMs, ...otherTimeouts } = timeouts ?? {}
    const { pingIntervalMs, ...otherSocket } = socket ?? {}
    const inFile: DraftSettings = {
      ...(connectMs !== undefined && { timeouts: { connectMs } }),
      ...(pingIntervalMs !== undefined && { socket: { pingIntervalMs } })
    }
    const inSonde = { ...others, encodeUrl, redirects: saidOf(redirects) }
    return { inFile, inSonde: { ...inSonde, timeouts: otherTimeouts, socket: otherSocket } }
  }
  const { requestMs, ...otherTimeouts } = timeouts ?? {}
  const inFile: DraftSettings = {
    ...(encodeUrl !== undefined && { encodeUrl }),
    ...(requestMs !== undefined && { timeouts: { requestMs } }),
    ...(redirects && { redirects })
  }
  return { inFile, inSonde: { ...others, timeouts: otherTimeouts, socket } }
}

/** What sonde.json has to say of an item; undefined when the file says everything. */
export function sondeEntryOf(draft: Draft): SondeEntry | undefined {
  return splitSettings(draft).inSonde
}

/** The draft of a file with what sonde.json says of it. What the format itself can hold is the file's to say. */
export function mergeSonde(draft: Draft, entry: SondeEntry | undefined): Draft {
  if (!entry) return draft
  const { withoutDefaults, auth, params, hexMessages: hex, automation, own: _, ...said } = entry
  const settings = settingsBy({ type: draft.type, settings: said }).inSonde
  const timeouts = saidOf({ ...draft.settings.timeouts, ...settings.timeouts })
  const socket = saidOf({ ...draft.settings.socket, ...settings.socket })
  return {
    ...draft,
    ...(withoutDefaults && { withoutDefaults }),
    ...(draft.auth && auth && { auth: mergeAuth(draft.auth, auth) }),
    ...(draft.type === 'websocket' && params && { params: [...paramsOfUrl(draft.url, params)] }),
    ...(draft.type === 'websocket' && automation && { automation }),
    ...(draft.messages && hex && { messages: withHex(draft.messages, hex) }),
    settings: saidOf({ ...draft.settings, ...settings, timeouts, socket }) ?? {}
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
