import type { X509Certificate } from 'node:crypto'
import net from 'node:net'
import tls from 'node:tls'
import { ClientError } from '#shared/model/client-error.ts'
import type { ChainFault, FailedHandshake, TlsInfo } from '#shared/model/tls-info.ts'
import { readChain } from './certificate-chain.ts'
import { describeHandshake, type Handshake } from './describe-handshake.ts'
import { HandshakeFailure } from './handshake-failure.ts'
import { inspectSession } from './inspect-session.ts'
import { logKeys } from './key-log.ts'
import { handshakeError } from './map-tls-error.ts'
import type { TlsProfile } from './tls-profile.ts'

export interface TlsTarget {
  host: string
  port: number
  profile: TlsProfile
  /** Accept whatever certificate comes; what the verification found is recorded all the same. Pins hold. */
  insecure: boolean
  /** The protocols to offer, the one liked best first (RFC 7301). */
  alpn?: string[]
  /** Whom the handshake is with, and where that is. */
  peer: FailedHandshake['peer']
  remoteAddress: string
}

/**
 * Shakes hands over a connected socket. Sessions are never resumed: a resumed TLS 1.3 session has no certificates
 * to show. The verdict is spoken here and not by Node, so that the refused certificate can be described; nothing of
 * the request has been written by then.
 * @throws HandshakeFailure TLS, CERTIFICATE or PIN; the reason of the signal when it was aborted. The socket is
 * destroyed then
 */
export function openTls(
  raw: net.Socket,
  target: TlsTarget,
  signal: AbortSignal
): Promise<{ socket: tls.TLSSocket; info: TlsInfo }> {
  const { host, port, profile, alpn = ['http/1.1'], peer, remoteAddress } = target
  // RFC 6066 §3: an address is no server name, the certificate is verified against `host` then; and no trailing dot.
  const servername = profile.serverName ?? (net.isIP(host) ? '' : host.replace(/\.$/, ''))
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      raw.destroy()
      return reject(signal.reason)
    }
    const socket = tls.connect({
      socket: raw,
      host,
      servername,
      secureContext: profile.context,
      ALPNProtocols: alpn,
      rejectUnauthorized: false
    })
    logKeys(socket)
    const give = (error: unknown) => {
      signal.removeEventListener('abort', onAbort)
      socket.destroy()
      raw.destroy()
      reject(error)
    }
    const handshakeWith = (chain: X509Certificate[]): Handshake => ({
      socket,
      target: { ...target, alpn },
      servername,
      expectedName: servername || host,
      chain
    })
    const fail = (error: ClientError, chain: X509Certificate[], fault?: ChainFault) => {
      const seen = describeHandshake(handshakeWith(chain), fault)
      give(new HandshakeFailure(error, { peer, remoteAddress, ...seen }))
    }
    const onAbort = () => give(signal.reason)
    const onError = (error: NodeJS.ErrnoException) => {
      const hasIdentity = profile.shared.clientCertificate !== undefined
      const chain = peekChain(socket)
      fail(
        handshakeError(error, { host, port, wasPresented: chain.length > 0, hasIdentity, offered: alpn }),
        chain
      )
    }
    signal.addEventListener('abort', onAbort)
    socket.on('error', onError)
    socket.once('secureConnect', () => {
      let chain: X509Certificate[]
      try {
        chain = readChain(socket)
      } catch (cause) {
        const unreadable = { reason: 'unreadable', facts: { host, port }, cause }
        return fail(new ClientError('TLS', unreadable), [], { reason: 'unreadable' })
      }
      const inspected = inspectSession(handshakeWith(chain))
      if ('error' in inspected) return fail(inspected.error, chain, inspected.fault)
      signal.removeEventListener('abort', onAbort)
      socket.off('error', onError)
      // Node tells an alert and leaves the socket open: the end that follows would be all that is known of it. It is
      // how a server of TLS 1.3 refuses a client certificate: after the handshake, in the place of an answer.
      socket.on('error', error => socket.destroy(error))
      resolve({ socket, info: inspected.info })
    })
  })
}

/** The chain of a handshake that was broken off: empty where none was shown, or the connection is gone. */
function peekChain(socket: tls.TLSSocket): X509Certificate[] {
  try {
    return readChain(socket)
  } catch {
    return []
  }
}
