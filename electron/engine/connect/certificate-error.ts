import type { X509Certificate } from 'node:crypto'
import { ClientError } from '#shared/model/client-error.ts'
import { isSignedBy } from './certificate-chain.ts'
import { describeCertificate } from './describe-certificate.ts'
import { findWeakLink } from './weak-certificate.ts'

export interface CertificateFault {
  /** What the verification found, such as `CERT_HAS_EXPIRED` (openssl-verification-options(1)). */
  code: string
  /** Leaf first. */
  chain: X509Certificate[]
  host: string
  port: number
  /** The name that had to be in the certificate. */
  name: string
}

/** The error of a certificate that is not trusted. It names the one of the chain that is at fault. */
export function certificateError({ code, chain, host, port, name }: CertificateFault): ClientError {
  const { reason, at } = findFault(code, chain)
  const culprit = chain[at]
  const { subject, issuer, validFrom, validTo, san } = culprit
    ? describeCertificate(culprit)
    : { subject: '', issuer: '', validFrom: '', validTo: '', san: [] }
  return new ClientError('CERTIFICATE', {
    reason,
    phase: 'tls',
    facts: {
      host,
      port,
      name,
      role: roleOf(chain, at),
      subject,
      issuer,
      validFrom,
      validTo,
      san: san.join(', ') || subject || 'nobody'
    }
  })
}

interface Fault {
  /** A key of the reasons of CERTIFICATE in the error table, else the code. */
  reason: string
  /** Which of the chain it is; -1 when it is none of those that the server sent. */
  at: number
}

/** OpenSSL tells what is wrong, but not with which certificate: they are asked one after the other. */
export function findFault(code: string, chain: X509Certificate[]): Fault {
  const last = chain.length - 1
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return { reason: 'self-signed', at: 0 }
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'CERT_UNTRUSTED':
      return { reason: chain.length === 1 ? 'missing-issuer' : 'unknown-issuer', at: last }
    case 'CERT_HAS_EXPIRED':
      return locate(code, 'expired', chain, ({ validTo }) => Date.parse(validTo) < Date.now())
    case 'CERT_NOT_YET_VALID':
      return locate(code, 'not-yet-valid', chain, ({ validFrom }) => Date.parse(validFrom) > Date.now())
    case 'ERROR_IN_CERT_NOT_BEFORE_FIELD':
    case 'ERROR_IN_CERT_NOT_AFTER_FIELD':
      return locate(code, 'bad-date', chain, isWithoutDates)
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return { reason: 'hostname-mismatch', at: 0 }
    case 'INVALID_CA':
    case 'INVALID_PURPOSE':
      return findMisuse(code, chain)
    case 'CERT_SIGNATURE_FAILURE':
      return locate(code, 'bad-signature', chain, (certificate, issuer) =>
        issuer ? !isSignedBy(certificate, issuer) : false
      )
    case 'CERT_REVOKED':
      return { reason: 'revoked', at: 0 }
    case 'PATH_LENGTH_EXCEEDED':
    case 'CERT_CHAIN_TOO_LONG':
      return { reason: 'chain-too-long', at: last }
    case 'EE_KEY_TOO_SMALL':
    case 'CA_KEY_TOO_SMALL':
      return { reason: 'weak-key', at: findWeakLink(chain)?.at ?? 0 }
    case 'EE_MD_TOO_WEAK':
    case 'CA_MD_TOO_WEAK':
      return { reason: 'weak-signature', at: findWeakLink(chain)?.at ?? 0 }
    default:
      return { reason: code, at: 0 }
  }
}

function locate(
  code: string,
  reason: string,
  chain: X509Certificate[],
  isAtFault: (certificate: X509Certificate, issuer: X509Certificate | undefined) => boolean
): Fault {
  const at = chain.findIndex((certificate, index) => isAtFault(certificate, chain[index + 1]))
  // Verified over another path than the one shown: then none of these is to blame.
  return at < 0 ? { reason: code, at } : { reason, at }
}

function isWithoutDates({ validFrom, validTo }: X509Certificate): boolean {
  return Number.isNaN(Date.parse(validFrom)) || Number.isNaN(Date.parse(validTo))
}

/** OpenSSL has one code for a certificate that signed without being an authority, and for one that is not for servers. */
function findMisuse(code: string, chain: X509Certificate[]): Fault {
  const at = chain.findIndex((certificate, index) => index > 0 && !certificate.ca)
  if (at > 0) return { reason: 'not-a-ca', at }
  return locate(code, 'wrong-usage', chain, ({ keyUsage }) => !isForServers(keyUsage))
}

/** @param usages extendedKeyUsage as object identifiers (RFC 5280 §4.2.1.12); without one, everything is allowed */
function isForServers(usages: string[] | undefined): boolean {
  const SERVER_AUTH = '1.3.6.1.5.5.7.3.1'
  const ANY_USAGE = '2.5.29.37.0'
  return !usages || usages.includes(SERVER_AUTH) || usages.includes(ANY_USAGE)
}

/** What people call it. */
function roleOf(chain: X509Certificate[], at: number): string {
  const certificate = chain[at]
  if (at <= 0 || !certificate) return 'server’s'
  return certificate.subject === certificate.issuer ? 'root' : 'intermediate'
}
