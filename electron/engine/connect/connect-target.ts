import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import type { Protocol } from '#shared/model/protocols.ts'
import type { UrlParts } from '#shared/url/split-url.ts'
import type { Lookup } from './resolve-host.ts'
import type { TlsProfile } from './tls-profile.ts'

/** What all hops of an exchange have in common, wherever they lead. */
export interface Way {
  insecure: boolean
  protocol: Protocol
  lookup: Lookup
  /** What tells this lookup from others: the overrides of the request. */
  lookupKey: string
  unixSocket: string | undefined
}

/** Where a connection leads, and by which way. */
export interface ConnectTarget extends Way {
  url: UrlParts
  profile: TlsProfile
  proxy: ProxyServer | undefined
}

/** One for each request, so not spread together, which costs more than all the rest of finding a connection. */
export function targetOf(
  { insecure, protocol, lookup, lookupKey, unixSocket }: Way,
  url: UrlParts,
  profile: TlsProfile,
  proxy: ProxyServer | undefined
): ConnectTarget {
  return { insecure, protocol, lookup, lookupKey, unixSocket, url, profile, proxy }
}

/**
 * Two targets with the same key can share connections. What stands before the first line end can be shown to anybody:
 * behind it are credentials, and what says nothing to a person.
 */
export function connectionKey(target: ConnectTarget): string {
  const { url, insecure, profile, protocol, lookupKey, proxy, unixSocket } = target
  const { origin, scheme } = url
  const overTls = scheme === 'https' || proxy?.kind === 'https'
  let key = origin
  if (protocol !== 'auto') key += ` HTTP/${protocol}`
  if (overTls && insecure) key += ' insecure'
  if (unixSocket !== undefined) key += ` unix:${unixSocket}`
  if (proxy) key += ` via ${proxy.url}`
  // That proxy opens a tunnel for it.
  if (proxy && url.websocket) key += ' websocket'
  key += `\n${overTls ? profile.key : ''}\n${lookupKey}`
  if (proxy?.credentials) key += `\n${JSON.stringify(proxy.credentials)}`
  return key
}

/** What can be shown of a key. */
export function describeKey(key: string): string {
  return key.slice(0, key.indexOf('\n'))
}
