import type { X509Certificate } from 'node:crypto'
import { provenChain } from './certificate-chain.ts'
import { describeCertificate } from './describe-certificate.ts'
import { unusableSetting } from './unusable-setting.ts'

/**
 * A pin as `sha256/BASE64` of a subjectPublicKeyInfo (RFC 7469 §2.4).
 * @param pin the same, or with two slashes as curl writes it
 * @throws ClientError BUILD at `field`
 */
export function readPin(pin: string, field: string): string {
  // Base64 may begin with a slash of its own: only the length tells the two forms apart.
  const [, base64 = ''] = /^sha256\/\/?([A-Za-z0-9+/]{43}=)$/.exec(pin.trim()) ?? []
  if (base64 !== '' && Buffer.from(base64, 'base64').toString('base64') === base64) return `sha256/${base64}`
  throw unusableSetting(
    field,
    `“${pin}” is no pin. A pin is sha256/ and then the SHA-256 of a public key (SPKI) in base64: 44 characters that end in “=”.`
  )
}

/** The keys that answer for a server, as pins: its own, then those of the issuers who signed what is below them. */
export function listPinnableKeys(chain: X509Certificate[]): string[] {
  return provenChain(chain)
    .map(certificate => describeCertificate(certificate).spki256)
    .filter(spki256 => spki256 !== '')
    .map(spki256 => `sha256/${spki256}`)
}
