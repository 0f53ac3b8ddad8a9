import type { Socket } from 'node:net'
import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import type { TlsInfo } from '#shared/model/tls-info.ts'
import type { ConnectTarget } from '../connect/connect-target.ts'
import { findAddresses } from '../connect/find-addresses.ts'
import { formatAddress } from '../connect/format-address.ts'
import { type OpenedTcp, openTcp } from '../connect/open-tcp.ts'
import { openTls } from '../connect/open-tls.ts'
import { proxyError } from './proxy-error.ts'

/** A connection to a proxy, before it is asked for anything. */
export interface ProxyConnection extends OpenedTcp {
  /** The TCP connection itself where the proxy does not speak TLS. */
  socket: Socket
  tls?: TlsInfo
}

/**
 * Connects to a proxy: `proxy-dns`, `proxy-tcp`, and `proxy-tls` for an https proxy. That is verified against the
 * proxy's name with the authorities that the request trusts; the pins and the client certificate are the server's.
 * @throws ClientError PROXY, TLS or CERTIFICATE; the reason of the signal when it was aborted
 */
export async function reachProxy(
  proxy: ProxyServer,
  target: ConnectTarget,
  onPhase: (name: PhaseName) => void,
  signal: AbortSignal
): Promise<ProxyConnection> {
  const opened = await openProxyTcp(proxy, target, onPhase, signal)
  const { raw } = opened
  if (proxy.kind !== 'https') return { ...opened, socket: raw }
  onPhase('proxy-tls')
  const { host, port } = proxy
  const { profile, insecure } = target
  const remoteAddress = formatAddress(raw.remoteAddress ?? '', raw.remotePort ?? 0)
  const { socket, info } = await openTls(
    raw,
    { host, port, profile: profile.forProxy, insecure, peer: 'proxy', remoteAddress },
    signal
  )
  return { ...opened, socket, tls: info }
}

async function openProxyTcp(
  proxy: ProxyServer,
  target: ConnectTarget,
  onPhase: (name: PhaseName) => void,
  signal: AbortSignal
): Promise<OpenedTcp> {
  try {
    const addresses = await findAddresses(proxy, target, () => onPhase('proxy-dns'), signal)
    onPhase('proxy-tcp')
    return await openTcp(addresses, proxy.port, signal)
  } catch (error) {
    if (!(error instanceof ClientError)) throw error
    const [reason, phase] =
      error.code === 'DNS' ? (['address', 'proxy-dns'] as const) : (['unreachable', 'proxy-tcp'] as const)
    const { cause } = error
    throw proxyError(proxy, target.url, error.reason ?? error.message, { reason, phase, cause })
  }
}
