import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import type { Protocol } from '#shared/model/protocols.ts'
import type { UrlParts } from '#shared/url/split-url.ts'

/** Which proxy leads to a URL; undefined is none. A promise where somebody else has to be asked: that takes time. */
export type FindProxy = (url: UrlParts) => ProxyServer | undefined | Promise<ProxyServer | undefined>

/**
 * Whether a proxy is asked for a tunnel: SOCKS always, an http or https proxy for https, for HTTP/2 by prior knowledge
 * and for WebSockets (RFC 6455 §4.1). Otherwise it is sent the request itself, with the whole URL in the place of the path (RFC 9112 §3.2.2).
 */
export function needsTunnel(
  { kind }: Pick<ProxyServer, 'kind'>,
  { url, protocol }: { url: Pick<UrlParts, 'scheme' | 'websocket'>; protocol: Protocol }
): boolean {
  const throughHttp = url.scheme === 'https' || url.websocket === true || protocol === '2'
  return throughHttp || kind === 'socks5' || kind === 'socks5h'
}
