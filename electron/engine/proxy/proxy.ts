import type { Protocol } from '#shared/model/protocols.ts'
import type { UrlParts } from '#shared/url/split-url.ts'

/** A proxy that a connection is opened by. */
export interface ProxyServer {
  kind: 'http' | 'https' | 'socks5' | 'socks5h'
  host: string
  port: number
  credentials?: { username: string; password: string }
  /** As it was set, without credentials: what is shown. */
  url: string
}

/** Which proxy leads to a URL; undefined is none. A promise where somebody else has to be asked: that takes time. */
export type FindProxy = (url: UrlParts) => ProxyServer | undefined | Promise<ProxyServer | undefined>

/**
 * Whether a proxy is asked for a tunnel: SOCKS always, an http or https proxy for https and for HTTP/2 by prior
 * knowledge. Otherwise it is sent the request itself, with the whole URL in the place of the path (RFC 9112 §3.2.2).
 */
export function needsTunnel(
  { kind }: Pick<ProxyServer, 'kind'>,
  { url, protocol }: { url: Pick<UrlParts, 'scheme'>; protocol: Protocol }
): boolean {
  return url.scheme === 'https' || protocol === '2' || kind === 'socks5' || kind === 'socks5h'
}
