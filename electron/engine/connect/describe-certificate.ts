import { createHash, X509Certificate } from 'node:crypto'
import type { DetailedPeerCertificate, PeerCertificate, TLSSocket } from 'node:tls'
import type { Certificate } from '#shared/model/exchange.ts'

/** A chain longer than this is an attack, not a chain. */
const MAX_CHAIN = 16

/** The certificates that lead from the server's to the last known issuer, leaf first. */
export function readChain(socket: TLSSocket): Certificate[] {
  const chain: Certificate[] = []
  const seen = new Set<string>()
  let current: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true)
  while (current?.raw && !seen.has(current.fingerprint256) && chain.length < MAX_CHAIN) {
    seen.add(current.fingerprint256)
    chain.push(describeCertificate(current))
    current = current.issuerCertificate
  }
  return chain
}

/** What a certificate says of itself. It comes from a stranger: what cannot be understood is left empty. */
export function describeCertificate(certificate: PeerCertificate): Certificate {
  const x509 = new X509Certificate(certificate.raw)
  return {
    subject: onOneLine(x509.subject),
    issuer: onOneLine(x509.issuer),
    san: x509.subjectAltName?.split(', ') ?? [],
    validFrom: asIsoTime(x509.validFrom),
    validTo: asIsoTime(x509.validTo),
    fingerprint256: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
    spki256: hashPublicKey(x509)
  }
}

/** A time that is none comes from OpenSSL as `Bad time value`. */
function asIsoTime(time: string): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

/** Taken of the exported key: `pubkey` is the bare point for EC keys, not the whole SPKI. */
function hashPublicKey(x509: X509Certificate): string {
  try {
    const spki = x509.publicKey.export({ type: 'spki', format: 'der' })
    return createHash('sha256').update(spki).digest('base64')
  } catch {
    // A kind of key that this OpenSSL does not know: nothing could be pinned to it.
    return ''
  }
}

function onOneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ')
}
