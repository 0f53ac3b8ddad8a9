import type { X509Certificate } from 'node:crypto'

type Weakness = 'KEY_TOO_SMALL' | 'MD_TOO_WEAK'

/** Signature algorithms over MD2, MD4, MD5 or SHA-1, as the bytes of their object identifiers. */
const WEAK_SIGNATURES = new Set([
  '2a864886f70d010102', // md2WithRSAEncryption
  '2a864886f70d010103', // md4WithRSAEncryption
  '2a864886f70d010104', // md5WithRSAEncryption
  '2a864886f70d010105', // sha1WithRSAEncryption
  '2b0e03021d', // sha1WithRSASignature
  '2a8648ce380403', // dsa-with-sha1
  '2a8648ce3d0401' // ecdsa-with-SHA1
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
  return WEAK_SIGNATURES.has(readSignatureAlgorithm(certificate.raw)) ? 'MD_TOO_WEAK' : undefined
}

function readKeyBits(certificate: X509Certificate): number {
  try {
    return certificate.publicKey.asymmetricKeyDetails?.modulusLength ?? Number.POSITIVE_INFINITY
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/**
 * `Certificate ::= SEQUENCE { tbsCertificate SEQUENCE, signatureAlgorithm SEQUENCE { algorithm OID, … }, … }`
 * (RFC 5280 §4.1). Node tells the algorithm only from 24.9 on.
 */
function readSignatureAlgorithm(der: Buffer): string {
  const tbs = readElement(der, readElement(der, 0).start)
  const oid = readElement(der, readElement(der, tbs.end).start)
  return der.subarray(oid.start, oid.end).toString('hex')
}

/** Where the contents of a DER element lie that begins at `at` (X.690 §8.1.3); nowhere, where there is none. */
function readElement(der: Buffer, at: number): { start: number; end: number } {
  const first = der[at + 1] ?? 0
  const lengthBytes = first & 0x80 ? first & 0x7f : 0
  const start = at + 2 + lengthBytes
  if (lengthBytes > 4 || start > der.length) return { start: der.length, end: der.length }
  const length = lengthBytes === 0 ? first : der.readUIntBE(at + 2, lengthBytes)
  return { start, end: start + length }
}
