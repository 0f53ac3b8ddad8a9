import type { Socket } from 'node:net'
import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ConnectAttempt, ProxyFacts } from '#shared/model/exchange.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import type { TlsInfo } from '#shared/model/tls-info.ts'
import { openTunnel } from '../proxy/open-tunnel.ts'
import { needsTunnel } from '../proxy/proxy.ts'
import { ProxyRefusal } from '../proxy/proxy-refusal.ts'
import { reachProxy } from '../proxy/reach-proxy.ts'
import { TunnelFailure } from '../proxy/tunnel-failure.ts'
import type { ConnectTarget } from './connect-target.ts'
import { takeConnectionId } from './connection-id.ts'
import { findAddresses } from './find-addresses.ts'
import { formatAddress } from './format-address.ts'
import { offeredProtocols } from './offered-protocols.ts'
import { openTcp } from './open-tcp.ts'
import { openTls } from './open-tls.ts'
import { openUnixSocket } from './open-unix-socket.ts'

/** A socket that is ready for the first byte of a request, and what was learnt on the way. */
export interface OpenedSocket {
  socket: Socket
  /** The TCP connection beneath; the same socket where there is no TLS. */
  raw: Socket
  localAddress: string
  remoteAddress: string
  attempts?: ConnectAttempt[]
  proxy?: ProxyFacts
  tls?: TlsInfo
}

/** Told when a phase begins; the one before ends with it. */
type OnPhase = (name: PhaseName) => void

/** A way to the server, by which TLS or the request can go. */
type Way = Omit<OpenedSocket, 'tls'>

/**
 * Opens a connection: DNS, TCP, TLS, by a proxy if there is one. A Unix domain socket takes the place of host and
 * proxy. A host that is an address has no `dns` phase, plain HTTP no `tls` phase.
 * @throws ClientError DNS, CONNECT, PROXY, TLS, CERTIFICATE or PIN; the reason of the signal when it was aborted
 */
export async function openConnection(
  target: ConnectTarget,
  onPhase: OnPhase,
  signal: AbortSignal
): Promise<OpenedSocket> {
  const { url, insecure, profile, protocol, proxy, unixSocket } = target
  const way =
    unixSocket !== undefined
      ? await goByUnixSocket(unixSocket, onPhase, signal)
      : proxy
        ? await goByProxy(proxy, target, onPhase, signal)
        : await goDirectly(target, onPhase, signal)
  if (url.scheme === 'http') return way
  onPhase('tls')
  const { host, port } = url
  const alpn = offeredProtocols(protocol)
  try {
    const { remoteAddress } = way
    const { socket, info } = await openTls(
      way.socket,
      { host, port, profile, insecure, alpn, peer: 'server', remoteAddress },
      signal
    )
    return { ...way, socket, tls: info }
  } catch (error) {
    way.raw.destroy()
    throw error
  }
}

async function goByUnixSocket(path: string, onPhase: OnPhase, signal: AbortSignal): Promise<Way> {
  onPhase('tcp')
  const raw = await openUnixSocket(path, signal)
  return { socket: raw, raw, localAddress: '', remoteAddress: `unix:${path}` }
}

async function goDirectly(target: ConnectTarget, onPhase: OnPhase, signal: AbortSignal): Promise<Way> {
  const addresses = await findAddresses(target.url, target, () => onPhase('dns'), signal)
  onPhase('tcp')
  const { raw, attempts } = await openTcp(addresses, target.url.port, signal)
  return { socket: raw, raw, ...endsOf(raw), ...(attempts && { attempts }) }
}

async function goByProxy(
  proxy: ProxyServer,
  target: ConnectTarget,
  onPhase: OnPhase,
  signal: AbortSignal
): Promise<Way> {
  const { url } = target
  const destination = { host: url.host, port: url.port }
  if (proxy.kind === 'socks5') {
    const [first] = await findAddresses(url, target, () => onPhase('dns'), signal)
    if (first) destination.host = first.address
  }
  const { socket, raw, attempts, tls } = await reachProxy(proxy, target, onPhase, signal)
  // The ends are asked for while it certainly stands.
  const ends: Ends = { ...endsOf(raw), ...(attempts && { attempts }) }
  const facts: ProxyFacts = { url: proxy.url, tunnel: needsTunnel(proxy, target), ...(tls && { tls }) }
  if (facts.tunnel) {
    onPhase('proxy')
    try {
      const asked = await openTunnel(socket, proxy, destination, signal)
      if (asked !== undefined) facts.connectHead = asked
    } catch (error) {
      raw.destroy()
      throw error instanceof ClientError ? tunnelFailure(error, ends, facts) : error
    }
  }
  return { socket, raw, ...ends, proxy: facts }
}

/** @param proxy the one that the connection led to, and no further */
function tunnelFailure(error: ClientError, ends: Ends, proxy: ProxyFacts): TunnelFailure {
  const connectHead = error instanceof ProxyRefusal ? error.sent.head : undefined
  return new TunnelFailure(error, {
    id: takeConnectionId(),
    reused: false,
    ...ends,
    protocol: 'http/1.1',
    proxy: { ...proxy, ...(connectHead !== undefined && { connectHead }) }
  })
}

type Ends = Pick<OpenedSocket, 'localAddress' | 'remoteAddress' | 'attempts'>

function endsOf(raw: Socket): Ends {
  return {
    localAddress: formatAddress(raw.localAddress ?? '', raw.localPort ?? 0),
    remoteAddress: formatAddress(raw.remoteAddress ?? '', raw.remotePort ?? 0)
  }
}
