import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import type { ProxyFacts } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import type { UrlParts } from '#shared/url/split-url.ts'
import type { ConnectTarget } from '../connect/connect-target.ts'
import { needsTunnel } from './proxy.ts'
import { proxyAuthorization } from './proxy-authorization.ts'

/** What is added to a request that goes to the proxy itself. Into a tunnel its credentials must not follow. */
export function forwardingHeaders(
  proxy: ProxyServer | undefined,
  target: Pick<ConnectTarget, 'url' | 'protocol'>
): Header[] {
  if (!proxy || needsTunnel(proxy, target)) return []
  const authorization = proxyAuthorization(proxy)
  return authorization === undefined ? [] : [['Proxy-Authorization', authorization]]
}

/** The request-target: the whole URL for a proxy that is to forward the request (RFC 9112 §3.2.2). */
export function requestTarget(
  { scheme, authority, target }: UrlParts,
  proxy: ProxyFacts | undefined
): string {
  return proxy && !proxy.tunnel ? `${scheme}://${authority}${target}` : target
}
