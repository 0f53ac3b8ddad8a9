import type { X509Certificate } from 'node:crypto'
import { nameSignatureAlgorithm } from './signature-algorithm.ts'

type Weakness = 'KEY_TOO_SMALL' | 'MD_TOO_WEAK'

/** Over MD2, MD4, MD5 or SHA-1. */
const WEAK_SIGNATURES = new Set([
  'md2WithRSAEncryption',
  'md4WithRSAEncryption',
  'md5WithRSAEncryption',
  'sha1WithRSAEncryption',
  'sha1WithRSA',
  'dsaWithSHA1',
  'ecdsa-with-SHA1'
])

export interface WeakLink {
  /** In the words of OpenSSL: `EE_` of the server's own certificate, `CA_` of an authority's. */
  code: `${'EE' | 'CA'}_${Weakness}`
  /** Which of the chain it is. */
  at: number
}

/** The first certificate of a chain that OpenSSL may have refused as too weak: security level 2, the default from 3.2 on. */
export function findWeakLink(chain: X509Certificate[]): WeakLink | undefined {
  for (const [at, certificate] of chain.entries()) {
    const isRoot = certificate.subject === certificate.issuer
    const weakness = findWeakness(certificate, 2048)
    // Nobody relies on the signature of a root.
    if (weakness && !(isRoot && weakness === 'MD_TOO_WEAK'))
      return { code: `${at === 0 ? 'EE' : 'CA'}_${weakness}`, at }
  }
  return undefined
}

/**
 * What of a certificate can be forged today.
 * @param minKeyBits how long an RSA or DSA key has to be
 */
export function findWeakness(certificate: X509Certificate, minKeyBits: number): Weakness | undefined {
  if (readKeyBits(certificate) < minKeyBits) return 'KEY_TOO_SMALL'
  return WEAK_SIGNATURES.has(nameSignatureAlgorithm(certificate)) ? 'MD_TOO_WEAK' : undefined
}

function readKeyBits(certificate: X509Certificate): number {
  try {
    return certificate.publicKey.asymmetricKeyDetails?.modulusLength ?? Number.POSITIVE_INFINITY
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
