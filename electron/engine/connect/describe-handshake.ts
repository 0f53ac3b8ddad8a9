import type { X509Certificate } from 'node:crypto'
import type tls from 'node:tls'
import type { ChainFault, FailedHandshake } from '#shared/model/tls-info.ts'
import type { TlsTarget } from './open-tls.ts'

/** Of which handshake something is to be told. */
export interface Handshake {
  socket: tls.TLSSocket
  target: TlsTarget
  /** Sent as SNI; empty where none was. */
  servername: string
  /** The name or address that the certificate has to be for. */
  expectedName: string
  /** Leaf first. */
  chain: X509Certificate[]
}

/** What both sides have said so far: on a connection that is lost already, no more than what was offered. */
export function describeHandshake(
  { socket, target, servername, expectedName, chain }: Handshake,
  fault: ChainFault | undefined
): Omit<FailedHandshake, 'peer' | 'remoteAddress'> {
  const { alpn: alpnOffered, profile } = target
  const { shared } = profile
  const version = agreedVersion(socket)
  // Undefined, against its type, before both sides have agreed on one.
  const cipher: tls.CipherNameAndProtocol | undefined = socket.getCipher()
  const keyExchange = nameKeyExchange(socket)
  return {
    ...(version !== undefined && { version }),
    ...(cipher?.name !== undefined && cipher.name !== '(NONE)' && { cipher: cipher.name }),
    ...(typeof socket.alpnProtocol === 'string' && { alpn: socket.alpnProtocol }),
    ...(alpnOffered && { alpnOffered }),
    ...(servername !== '' && { sni: servername }),
    expectedName,
    ...(keyExchange !== undefined && { keyExchange }),
    ...(shared.clientCertificate !== undefined && { clientCertificate: shared.clientCertificate }),
    trustStores: shared.trustStores,
    ...(fault && { fault }),
    chain: chain.map(certificate => shared.show(certificate))
  }
}

/** Before the server has answered, OpenSSL names the newest version that was offered. */
function agreedVersion(socket: tls.TLSSocket): string | undefined {
  const version = socket.getProtocol()
  return version === null || version === 'unknown' || socket.getCipher()?.name === undefined
    ? undefined
    : version
}

/** Null on a server's socket, and empty where the key exchange was not ephemeral. */
function nameKeyExchange(socket: tls.TLSSocket): string | undefined {
  const info = socket.getEphemeralKeyInfo()
  if (!info || !('type' in info)) return undefined
  return 'name' in info && typeof info.name === 'string' && info.name !== '' ? info.name : String(info.type)
}
