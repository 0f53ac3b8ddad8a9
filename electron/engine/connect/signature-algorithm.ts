import type { X509Certificate } from 'node:crypto'

/** As OpenSSL names them, by the bytes of their object identifiers (RFC 8017, RFC 5758, RFC 8410). */
const NAMES: Record<string, string> = {
  '2a864886f70d010102': 'md2WithRSAEncryption',
  '2a864886f70d010103': 'md4WithRSAEncryption',
  '2a864886f70d010104': 'md5WithRSAEncryption',
  '2a864886f70d010105': 'sha1WithRSAEncryption',
  '2b0e03021d': 'sha1WithRSA',
  '2a8648ce380403': 'dsaWithSHA1',
  '2a8648ce3d0401': 'ecdsa-with-SHA1',
  '2a864886f70d01010a': 'rsassaPss',
  '2a864886f70d01010b': 'sha256WithRSAEncryption',
  '2a864886f70d01010c': 'sha384WithRSAEncryption',
  '2a864886f70d01010d': 'sha512WithRSAEncryption',
  '2a864886f70d01010e': 'sha224WithRSAEncryption',
  '2a8648ce3d040302': 'ecdsa-with-SHA256',
  '2a8648ce3d040303': 'ecdsa-with-SHA384',
  '2a8648ce3d040304': 'ecdsa-with-SHA512',
  '2b6570': 'ED25519',
  '2b6571': 'ED448'
}

/** What signed a certificate: a name of OpenSSL’s, or the object identifier in dots. Empty where it cannot be read. */
export function nameSignatureAlgorithm(certificate: X509Certificate): string {
  const oid = readOid(certificate.raw)
  return NAMES[oid.toString('hex')] ?? printOid(oid)
}

/**
 * `Certificate ::= SEQUENCE { tbsCertificate SEQUENCE, signatureAlgorithm SEQUENCE { algorithm OID, … }, … }`
 * (RFC 5280 §4.1). Node tells the algorithm only from 24.9 on.
 */
function readOid(der: Buffer): Buffer {
  const tbs = readElement(der, readElement(der, 0).start)
  const oid = readElement(der, readElement(der, tbs.end).start)
  return der.subarray(oid.start, oid.end)
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

/** Base 128, the high bit says that a number goes on; the first holds two (X.690 §8.19). */
function printOid(oid: Buffer): string {
  if (oid.length === 0) return ''
  const numbers: number[] = []
  let number = 0
  for (const byte of oid) {
    number = number * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    numbers.push(number)
    number = 0
  }
  const [first = 0, ...others] = numbers
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - root * 40, ...others].join('.')
}
