import { ClientError } from '#shared/model/client-error.ts'
import type { FailedHandshake, TlsInfo } from '#shared/model/tls-info.ts'
import { roleOf } from './certificate-words.ts'

/** What is wrong with a chain, in a word or two, by the reason that is recorded. */
const FAULT_WORDS = new Map([
  ['self-signed', 'self-signed'],
  ['unknown-issuer', 'unknown issuer'],
  ['missing-issuer', 'issuer missing'],
  ['expired', 'expired'],
  ['not-yet-valid', 'not yet valid'],
  ['bad-date', 'unreadable dates'],
  ['hostname-mismatch', 'for another name'],
  ['wrong-usage', 'not for servers'],
  ['not-a-ca', 'no authority'],
  ['chain-too-long', 'chain too long'],
  ['bad-signature', 'bad signature'],
  ['weak-key', 'weak key'],
  ['weak-signature', 'weak signature'],
  ['revoked', 'revoked']
])

export function nameFault(reason: string): string {
  return FAULT_WORDS.get(reason) ?? 'not trusted'
}

/**
 * The sentence and the hint that a refusal for a fault has, also where nothing was refused since nothing was verified.
 * Undefined when the fault is no certificate's.
 */
export function explainFault({
  fault,
  chain,
  expectedName = ''
}: Pick<TlsInfo | FailedHandshake, 'fault' | 'chain' | 'expectedName'>):
  | { message: string; hint: string }
  | undefined {
  const culprit = fault?.at === undefined ? undefined : chain[fault.at]
  if (!fault || fault.at === undefined || !culprit) return undefined
  const { subject, issuer, validFrom, validTo, san } = culprit
  const role = roleOf(culprit, fault.at)
  const { message, hint } = new ClientError('CERTIFICATE', {
    reason: fault.reason,
    facts: {
      host: expectedName,
      name: expectedName,
      role: role === 'server' ? 'server’s' : role,
      subject,
      issuer,
      validFrom,
      validTo,
      san: san.join(', ') || subject
    }
  })
  return { message, hint }
}
