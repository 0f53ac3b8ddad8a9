import { createHash, type X509Certificate } from 'node:crypto'
import type { Certificate, CertificateKey } from '#shared/model/tls-info.ts'
import { fingerprintOf } from './certificate-shelf.ts'
import { nameSignatureAlgorithm } from './signature-algorithm.ts'

/**
 * What a certificate says of itself. It comes from a stranger: what cannot be understood is left empty, or out.
 * @param trustedIn the store of this machine in which it lies
 */
export function describeCertificate(x509: X509Certificate, trustedIn?: string): Certificate {
  const key = describeKey(x509)
  const signatureAlgorithm = nameSignatureAlgorithm(x509)
  return {
    subject: onOneLine(x509.subject),
    issuer: onOneLine(x509.issuer),
    san: x509.subjectAltName?.split(', ') ?? [],
    validFrom: asIsoTime(x509.validFrom),
    validTo: asIsoTime(x509.validTo),
    fingerprint256: fingerprintOf(x509),
    spki256: hashPublicKey(x509),
    ...(key && { key }),
    ...(signatureAlgorithm !== '' && { signatureAlgorithm }),
    serialNumber: x509.serialNumber.toLowerCase(),
    ca: x509.ca,
    ...(trustedIn !== undefined && { trustedIn })
  }
}

function describeKey(x509: X509Certificate): CertificateKey | undefined {
  try {
    const { asymmetricKeyType: kind, asymmetricKeyDetails: { modulusLength, namedCurve } = {} } =
      x509.publicKey
    if (kind === undefined) return undefined
    return {
      kind,
      ...(modulusLength !== undefined && { bits: modulusLength }),
      ...(namedCurve !== undefined && { curve: namedCurve })
    }
  } catch {
    // As below.
    return undefined
  }
}

/** A name as X509Certificate gives it has a line for each of its parts. */
export function onOneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ')
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
