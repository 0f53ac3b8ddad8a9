import type { Auth } from './auth.ts'
import type { Protocol } from './protocols.ts'
import type { ProxySetting } from './proxy-setting.ts'
import type {
  DecodingSettings,
  EventStreamSettings,
  ExecuteSettings,
  RedirectSettings,
  ResolveOverride,
  RetrySettings,
  Timeouts
} from './settings.ts'
import { DEFAULT_SOCKET_SETTINGS } from './socket/default-socket-settings.ts'
import type { SocketSettings } from './socket/socket-settings.ts'
import type { TlsSettings } from './tls-settings.ts'

/** Settings with nothing left open. */
export interface CompleteSettings {
  timeouts: Timeouts
  insecure: boolean
  tls: TlsSettings
  protocol: Protocol
  redirects: RedirectSettings
  retries: RetrySettings
  auth: Auth | undefined
  cookies: boolean
  proxy: ProxySetting
  resolve: ResolveOverride[]
  unixSocket: string | undefined
  decoding: DecodingSettings
  eventStream: EventStreamSettings
  socket: SocketSettings
}

const MiB = 1024 * 1024

/**
 * JSON, HTML and logs become 5 to 30 times as large, and tables of nearly equal rows about 100 times. A bomb of zeros
 * grows by far more: gzip by up to 1032 (two bits for a match of 258 bytes), br, zstd and several layers without end.
 * What grows by more than 200 is free to become 256 MiB, which is plenty for anything meant to be read and little on
 * a disk.
 */
const DECODING: DecodingSettings = {
  maxBytes: 4096 * MiB,
  ratio: 200,
  maxInflatedBytes: 256 * MiB,
  content: true
}

export const DEFAULT_SETTINGS: CompleteSettings = {
  timeouts: { connectMs: 10_000, requestMs: 30_000, idleMs: 30_000, totalMs: 0 },
  insecure: false,
  tls: {},
  protocol: 'auto',
  redirects: { follow: true, max: 10, keepCredentials: false },
  retries: { count: 0, allMethods: false, baseMs: 500, maxMs: 30_000, maxRetryAfterMs: 60_000 },
  auth: undefined,
  cookies: true,
  proxy: { mode: 'system' },
  resolve: [],
  unixSocket: undefined,
  decoding: DECODING,
  eventStream: { reconnect: false, maxReconnects: 10, idleMs: 0 },
  socket: DEFAULT_SOCKET_SETTINGS
}

/** What the last of the layers says counts, group by group and field by field. The defaults lie under all of them. */
export function completeSettings(...layers: (ExecuteSettings | undefined)[]): CompleteSettings {
  return layers.reduce<CompleteSettings>(
    (under, layer) => (layer && saysAnything(layer) ? layOver(under, layer) : under),
    DEFAULT_SETTINGS
  )
}

/** Most requests are sent as by default: then it is the very same object, and what was made of it can be kept. */
function saysAnything(layer: ExecuteSettings): boolean {
  for (const _ in layer) return true
  return false
}

function layOver(under: CompleteSettings, layer: ExecuteSettings): CompleteSettings {
  const { timeouts, tls, redirects, retries, decoding, eventStream, socket, ...single } = layer
  const { reconnect, ...held } = socket ?? {}
  return {
    ...overlay(under, single),
    timeouts: overlay(under.timeouts, timeouts),
    tls: overlay(under.tls, tls),
    redirects: overlay(under.redirects, redirects),
    retries: overlay(under.retries, retries),
    decoding: overlay(under.decoding, decoding),
    eventStream: overlay(under.eventStream, eventStream),
    socket: {
      ...overlay(under.socket, held),
      reconnect: overlay(under.socket.reconnect, reconnect)
    }
  }
}

/** A field that is undefined says nothing. */
function overlay<T extends object>(under: T, over: { [K in keyof T]?: T[K] | undefined } | undefined): T {
  if (!over) return under
  const merged = { ...under }
  for (const key in over) if (over[key] !== undefined) merged[key] = over[key]
  return merged
}
