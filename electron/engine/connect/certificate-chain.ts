import { X509Certificate } from 'node:crypto'
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls'

/** A chain longer than this is an attack, not a chain. */
const MAX_CHAIN = 16

/**
 * The certificates that lead from the server's to the last known issuer, leaf first. They are linked by name only:
 * see `provenChain`.
 */
export function readChain(socket: TLSSocket): X509Certificate[] {
  const chain: X509Certificate[] = []
  const seen = new Set<string>()
  // Null, against its type, once the connection is gone.
  let current: DetailedPeerCertificate | null | undefined = socket.getPeerCertificate(true)
  while (current?.raw && !seen.has(current.fingerprint256) && chain.length < MAX_CHAIN) {
    seen.add(current.fingerprint256)
    chain.push(new X509Certificate(current.raw))
    current = current.issuerCertificate
  }
  return chain
}

/**
 * The part of a chain that truly vouches for the leaf: every certificate in it was signed with the key of the next,
 * and whoever signed one that signs was allowed to. Anyone can send along a certificate of anyone else with a fitting
 * name: where the chain was not verified, or over another path, only this part may be believed.
 */
export function provenChain(chain: X509Certificate[]): X509Certificate[] {
  const [leaf, ...issuers] = chain
  if (!leaf) return []
  const proven = [leaf]
  let last = leaf
  for (const issuer of issuers) {
    if (!isSignedBy(last, issuer)) break
    proven.push(issuer)
    // An end entity answers for what it signs itself, but nobody above it does.
    if (!issuer.ca) break
    last = issuer
  }
  return proven
}

/** Whether a certificate bears the signature of another's key. */
export function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey)
  } catch {
    // A kind of key or signature that this OpenSSL does not know proves nothing.
    return false
  }
}
