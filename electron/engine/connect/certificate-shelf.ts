import type { X509Certificate } from 'node:crypto'

const MAX_CERTIFICATES = 256
/** Larger than any that is honest: it is shown, but not kept. */
const MAX_BYTES = 16 * 1024

/** The certificates that were shown lately, as PEM by fingerprint: in each record of them they would be half of it. */
export class CertificateShelf {
  /** Lower-case hex → PEM; the one shown last is the last. */
  readonly #pems = new Map<string, string>()

  put(certificate: X509Certificate): void {
    if (certificate.raw.length > MAX_BYTES) return
    const fingerprint = fingerprintOf(certificate)
    const pem = this.#pems.get(fingerprint) ?? certificate.toString()
    this.#pems.delete(fingerprint)
    this.#pems.set(fingerprint, pem)
    const [oldest] = this.#pems.keys()
    if (this.#pems.size > MAX_CERTIFICATES && oldest !== undefined) this.#pems.delete(oldest)
  }

  /** @param fingerprint256 as `Certificate` has it */
  find(fingerprint256: string): string | undefined {
    return this.#pems.get(fingerprint256)
  }
}

/** SHA-256 of the DER, lower-case hex. */
export function fingerprintOf({ fingerprint256 }: X509Certificate): string {
  return fingerprint256.replaceAll(':', '').toLowerCase()
}
