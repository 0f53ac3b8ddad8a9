import type { Draft } from '../model/draft/draft.ts'
import type { DraftSettings } from '../model/draft/draft-settings.ts'
import type { ExecuteSettings, ResolveOverride } from '../model/settings.ts'
import type { RequestProblem } from './check-request.ts'
import { draftAuth } from './draft-auth.ts'
import { parseResolve } from './parse-resolve.ts'

interface DraftedSettings {
  settings: ExecuteSettings
  /** Paths, as written, of files with authorities to trust: whoever may read them adds their contents to `tls.ca`. */
  authorities: string[]
  /** What cannot be read of them, at the fields of the draft. */
  problems: RequestProblem[]
  /** A field of the settings → the field of the draft that it was typed in. */
  draftField(field: string): string
}

/** How a draft wants its request to be sent. What it leaves open stays open. */
export function draftSettings({ settings, auth: typed }: Draft): DraftedSettings {
  const { timeouts, insecure, redirects, retries, protocol, cookies, eventStream, socket } = settings
  const auth = draftAuth(typed)
  const proxy = draftProxy(settings.proxy)
  const tls = draftTls(settings.tls)
  const unixSocket = settings.unixSocket?.trim()
  const { resolve, problems } = draftResolve(settings.resolve)
  // One by one: to spread a dozen that are mostly absent is what takes longest in making a request.
  const meant: ExecuteSettings = {}
  if (timeouts) meant.timeouts = timeouts
  if (insecure !== undefined) meant.insecure = insecure
  if (redirects) meant.redirects = redirects
  if (retries) meant.retries = retries
  if (protocol !== undefined) meant.protocol = protocol
  if (cookies !== undefined) meant.cookies = cookies
  if (proxy) meant.proxy = proxy
  if (tls) meant.tls = tls
  if (eventStream) meant.eventStream = eventStream
  if (socket) meant.socket = socket
  if (unixSocket) meant.unixSocket = unixSocket
  if (resolve.length > 0) meant.resolve = resolve
  if (auth) meant.auth = auth
  return {
    settings: meant,
    authorities: linesOf(settings.tls?.ca ?? ''),
    problems,
    draftField(field) {
      for (const lines of OF_LINES) if (field.startsWith(`${lines}.`)) return `settings.${lines}`
      return SETTING_GROUPS.some(group => field.startsWith(group)) ? `settings.${field}` : field
    }
  }
}

/** Settings that are typed as lines, of which the engine names one. */
const OF_LINES = ['tls.pins', 'tls.ca', 'resolve']
const SETTING_GROUPS = [
  'tls',
  'proxy',
  'timeouts',
  'redirects',
  'retries',
  'protocol',
  'socket',
  'unixSocket'
]

function draftProxy(typed: DraftSettings['proxy']): ExecuteSettings['proxy'] {
  if (!typed) return undefined
  const { mode, url, bypass } = typed
  if (mode !== 'url') return { mode }
  return { mode, url, ...(bypass.trim() !== '' && { bypass }) }
}

function draftResolve(typed = ''): { resolve: ResolveOverride[]; problems: RequestProblem[] } {
  const lines = linesOf(typed)
  const resolve = lines.flatMap(line => parseResolve(line) ?? [])
  const bad = lines.find(line => !parseResolve(line))
  const problem = `“${bad}” does not have the form host:port:address.`
  return { resolve, problems: bad === undefined ? [] : [{ field: 'settings.resolve', problem }] }
}

function draftTls(typed: DraftSettings['tls']): ExecuteSettings['tls'] {
  if (!typed) return undefined
  const { minVersion, serverName = '', pins = '' } = typed
  const meant = linesOf(pins)
  return {
    ...(minVersion && { minVersion }),
    ...(serverName.trim() !== '' && { serverName: serverName.trim() }),
    ...(meant.length > 0 && { pins: meant })
  }
}

function linesOf(text: string): string[] {
  if (text === '') return []
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}
