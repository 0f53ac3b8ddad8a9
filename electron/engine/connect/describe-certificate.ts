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

/** The pin is taken of the exported public key: `pubkey` is the bare point for EC keys, not the whole SPKI. */
export function describeCertificate(certificate: PeerCertificate): Certificate {
  const x509 = new X509Certificate(certificate.raw)
  const spki = x509.publicKey.export({ type: 'spki', format: 'der' })
  return {
    subject: onOneLine(x509.subject),
    issuer: onOneLine(x509.issuer),
    san: x509.subjectAltName?.split(', ') ?? [],
    validFrom: new Date(x509.validFrom).toISOString(),
    validTo: new Date(x509.validTo).toISOString(),
    fingerprint256: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
    spki256: createHash('sha256').update(spki).digest('base64')
  }
}

function onOneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ')
}
