import type { X509Certificate } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import type { TlsContext } from './tls-context.ts'
import { findWeakLink, findWeakness } from './weak-certificate.ts'

/** What OpenSSL demands by default of a key; BoringSSL demands nothing. */
const MIN_KEY_BITS = 1024

/**
 * Why the server is not who it has to be: the code of OpenSSL, such as `CERT_HAS_EXPIRED`
 * (openssl-verification-options(1)). Undefined when it is.
 */
export function verifySession(
  socket: TLSSocket,
  chain: X509Certificate[],
  context: TlsContext
): string | undefined {
  // Typed as an Error, but Node stores the code of the verification in it.
  const problem: unknown = socket.authorizationError
  // Node has no names for the codes about keys and signatures that are too weak.
  if (problem === 'UNSPECIFIED') return findWeakLink(chain)?.code ?? problem
  if (!socket.authorized) return problem ? String(problem) : 'CERT_UNTRUSTED'
  const [leaf] = chain
  const weakness = leaf && findWeakness(leaf, MIN_KEY_BITS)
  if (weakness) return `EE_${weakness}`
  return context.anchors(chain) ? undefined : 'CERT_UNTRUSTED'
}
