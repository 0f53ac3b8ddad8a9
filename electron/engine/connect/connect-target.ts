import type { Protocol } from '#shared/model/protocols.ts'
import type { UrlParts } from '#shared/url/split-url.ts'
import type { ProxyServer } from '../proxy/proxy.ts'
import type { Lookup } from './resolve-host.ts'
import type { TlsProfile } from './tls-profile.ts'

/** Where a connection leads, and by which way. */
export interface ConnectTarget {
  url: UrlParts
  insecure: boolean
  profile: TlsProfile
  protocol: Protocol
  lookup: Lookup
  /** What tells this lookup from others: the overrides of the request. */
  lookupKey: string
  proxy: ProxyServer | undefined
  unixSocket: string | undefined
}

/** Two targets with the same key can share connections. */
export function connectionKey(target: ConnectTarget): string {
  const { url, insecure, profile, protocol, lookupKey, proxy, unixSocket } = target
  const { origin, scheme } = url
  let key = origin
  if (protocol !== 'auto') key += ` ${protocol}`
  if (scheme === 'https' || proxy?.kind === 'https')
    key += `${insecure ? ' insecure' : ''}${profile.key && ` ${profile.key}`}`
  if (lookupKey !== '') key += ` ${lookupKey}`
  if (unixSocket !== undefined) key += ` unix:${unixSocket}`
  if (proxy) key += ` ${proxy.url} ${JSON.stringify(proxy.credentials ?? null)}`
  return key
}
