import type { Certificate, FailedHandshake, TlsInfo } from '#shared/model/tls-info.ts'
import { matchName } from '#shared/tls/match-name.ts'

/** What has been too short for a factored key since 2014 (NIST SP 800-131A). */
const LEAST_BITS = 2048
const ISSUER_FAULTS = new Set(['self-signed', 'unknown-issuer', 'missing-issuer'])

/**
 * What is wrong with a certificate besides the one fault that the verification named: it stops at the first. Its time is
 * told apart from that. Reasons as `nameFault` takes them.
 * @param depth its place in the chain, 0 is the server's own
 */
export function otherFaults(
  { chain, fault, expectedName }: Pick<TlsInfo | FailedHandshake, 'chain' | 'fault' | 'expectedName'>,
  depth: number
): string[] {
  const certificate = chain[depth]
  if (!certificate) return []
  const found = [
    isWeak(certificate) && 'weak-key',
    depth === 0 && expectedName && !matchName(certificate, expectedName) && 'hostname-mismatch',
    depth === chain.length - 1 && fault && isWithoutAnchor(certificate, fault.reason) && 'unknown-issuer'
  ]
  return found
    .filter(reason => typeof reason === 'string')
    .filter(reason => !(fault?.at === depth && fault.reason === reason))
}

function isWeak({ key }: Certificate): boolean {
  return key?.bits !== undefined && key.bits < LEAST_BITS
}

/** Nobody here vouches for the end of a chain that was refused. Older records do not say who does. */
function isWithoutAnchor({ trustedIn, key }: Certificate, reason: string): boolean {
  return trustedIn === undefined && key !== undefined && reason !== 'not-pinned' && !ISSUER_FAULTS.has(reason)
}
