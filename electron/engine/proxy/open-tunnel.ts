import type { Socket } from 'node:net'
import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { openConnectTunnel } from './connect-tunnel.ts'
import { type Destination, ProxyProblem, proxyError } from './proxy-error.ts'
import { openSocksTunnel } from './socks5.ts'

/**
 * Makes a connection to a proxy one to the destination.
 * @param socket stands to the proxy; it is left to the caller also when this fails
 * @returns the head of CONNECT as it was written; undefined for SOCKS
 * @throws ProxyRefusal; ClientError PROXY; the reason of the signal when it was aborted
 */
export async function openTunnel(
  socket: Socket,
  proxy: ProxyServer,
  destination: Destination,
  signal: AbortSignal
): Promise<string | undefined> {
  const socks = proxy.kind === 'socks5' || proxy.kind === 'socks5h'
  try {
    return await (socks ? openSocksTunnel : openConnectTunnel)(socket, proxy, destination, signal)
  } catch (cause) {
    if (signal.aborted) throw signal.reason
    if (cause instanceof ClientError) throw cause
    const reason = socks ? undefined : 'tunnel'
    if (cause instanceof ProxyProblem) throw proxyError(proxy, destination, cause.message, { reason })
    const problem = `the connection to it broke off (${systemCodeOf(cause) ?? String(cause)})`
    throw proxyError(proxy, destination, problem, { reason, cause })
  }
}
