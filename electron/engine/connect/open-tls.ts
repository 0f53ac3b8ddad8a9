import type { X509Certificate } from 'node:crypto'
import net from 'node:net'
import tls from 'node:tls'
import { ClientError } from '#shared/model/client-error.ts'
import type { TlsInfo } from '#shared/model/exchange.ts'
import { readChain } from './certificate-chain.ts'
import { certificateError } from './certificate-error.ts'
import { describeCertificate } from './describe-certificate.ts'
import { logKeys } from './key-log.ts'
import { handshakeError } from './map-tls-error.ts'
import { listPinnableKeys } from './pins.ts'
import type { TlsProfile } from './tls-profile.ts'
import { verifySession } from './verify-session.ts'

export interface TlsTarget {
  host: string
  port: number
  profile: TlsProfile
  /** Accept whatever certificate comes; what the verification found is recorded all the same. Pins hold. */
  insecure: boolean
  /** The protocols to offer, the one liked best first (RFC 7301). */
  alpn?: string[]
}

/**
 * Shakes hands over a connected socket. Sessions are never resumed: a resumed TLS 1.3 session has no certificates
 * to show. The verdict is spoken here and not by Node, so that the refused certificate can be described; nothing of
 * the request has been written by then.
 * @throws ClientError TLS, CERTIFICATE or PIN; the reason of the signal when it was aborted. The socket is destroyed then
 */
export function openTls(
  raw: net.Socket,
  target: TlsTarget,
  signal: AbortSignal
): Promise<{ socket: tls.TLSSocket; info: TlsInfo }> {
  const { host, port, profile, alpn = ['http/1.1'] } = target
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
    const fail = (error: unknown) => {
      signal.removeEventListener('abort', onAbort)
      socket.destroy()
      raw.destroy()
      reject(error)
    }
    const onAbort = () => fail(signal.reason)
    const onError = (error: NodeJS.ErrnoException) => {
      const hasIdentity = profile.shared.clientCertificate !== undefined
      fail(handshakeError(error, { host, port, wasPresented: hasCertificate(socket), hasIdentity }))
    }
    signal.addEventListener('abort', onAbort)
    socket.on('error', onError)
    socket.once('secureConnect', () => {
      let info: TlsInfo
      try {
        info = inspectSession(socket, servername, target)
      } catch (error) {
        return fail(error)
      }
      signal.removeEventListener('abort', onAbort)
      socket.off('error', onError)
      // Node tells an alert and leaves the socket open: the end that follows would be all that is known of it. It is
      // how a server of TLS 1.3 refuses a client certificate: after the handshake, in the place of an answer.
      socket.on('error', error => socket.destroy(error))
      resolve({ socket, info })
    })
  })
}

/** @throws ClientError when this is not whom the request is for */
function inspectSession(socket: tls.TLSSocket, servername: string, target: TlsTarget): TlsInfo {
  const { host, port, profile, insecure } = target
  const { shared, pins } = profile
  let chain: X509Certificate[]
  try {
    chain = readChain(socket)
  } catch (cause) {
    throw new ClientError('TLS', { reason: 'unreadable', phase: 'tls', facts: { host, port }, cause })
  }
  const problem = verifySession(socket, chain, shared)
  if (problem !== undefined && !insecure)
    throw certificateError({ code: problem, chain, host, port, name: servername || host })
  const pinned = pins.length > 0 ? findPin(chain, target) : undefined
  return {
    version: socket.getProtocol() ?? '',
    cipher: socket.getCipher().name,
    ...(typeof socket.alpnProtocol === 'string' && { alpn: socket.alpnProtocol }),
    ...(servername !== '' && { sni: servername }),
    authorized: problem === undefined,
    ...(problem !== undefined && { authorizationError: problem }),
    ...(pinned !== undefined && { pinned }),
    ...(shared.clientCertificate !== undefined && { clientCertificate: shared.clientCertificate }),
    trustStores: shared.trustStores,
    chain: chain.map(describeCertificate)
  }
}

/** @throws ClientError PIN */
function findPin(chain: X509Certificate[], { host, port, profile }: TlsTarget): string {
  const keys = listPinnableKeys(chain)
  const pinned = keys.find(key => profile.pins.includes(key))
  if (pinned !== undefined) return pinned
  throw new ClientError('PIN', { phase: 'tls', facts: { host, port, keys: keys.join(', ') } })
}

function hasCertificate(socket: tls.TLSSocket): boolean {
  // Null, against its type, once the connection is gone.
  const certificate: tls.PeerCertificate | null = socket.getPeerCertificate()
  return certificate !== null && 'raw' in certificate
}
