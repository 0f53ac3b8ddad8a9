import type { Socket } from 'node:net'
import type { ProxyFacts, TlsInfo } from '#shared/model/exchange.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import type { ConnectTarget } from './connect-target.ts'
import { formatAddress } from './format-address.ts'
import { openTcp } from './open-tcp.ts'
import { openTls } from './open-tls.ts'
import { type Address, addressOf, type Lookup, resolveHost } from './resolve-host.ts'

/** A socket that is ready for the first byte of a request, and what was learnt on the way. */
export interface OpenedSocket {
  socket: Socket
  /** The TCP connection beneath; the same socket where there is no TLS. */
  raw: Socket
  localAddress: string
  remoteAddress: string
  proxy?: ProxyFacts
  tls?: TlsInfo
}

/**
 * Opens a connection: DNS, TCP, TLS. A host that is an address has no `dns` phase, plain HTTP no `tls` phase.
 * @param onPhase told when a phase begins; the one before ends with it
 * @throws ClientError DNS, CONNECT, TLS or CERTIFICATE; the reason of the signal when it was aborted
 */
export async function openConnection(
  { url, insecure, profile, lookup }: ConnectTarget,
  onPhase: (name: PhaseName) => void,
  signal: AbortSignal
): Promise<OpenedSocket> {
  const { host, port } = url
  const addresses = await findAddresses(host, lookup, onPhase, signal)
  onPhase('tcp')
  const raw = await openTcp(addresses, port, signal)
  const ends = {
    localAddress: formatAddress(raw.localAddress ?? '', raw.localPort ?? 0),
    remoteAddress: formatAddress(raw.remoteAddress ?? '', raw.remotePort ?? port)
  }
  if (url.scheme === 'http') return { socket: raw, raw, ...ends }
  onPhase('tls')
  const { socket, info } = await openTls(raw, { host, port, profile, insecure }, signal)
  return { socket, raw, ...ends, tls: info }
}

async function findAddresses(
  host: string,
  lookup: Lookup,
  onPhase: (name: PhaseName) => void,
  signal: AbortSignal
): Promise<Address[]> {
  const literal = addressOf(host)
  if (literal) return [literal]
  onPhase('dns')
  // A lookup cannot be stopped: when it is no longer wanted, its answer is ignored.
  return await new Promise<Address[]>((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
    resolveHost(host, lookup)
      .finally(() => signal.removeEventListener('abort', onAbort))
      .then(resolve, reject)
  })
}
