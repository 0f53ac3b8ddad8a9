import { X509Certificate } from 'node:crypto'
import tls from 'node:tls'
import type { Certificate } from '#shared/model/tls-info.ts'
import { isSignedBy, provenChain } from './certificate-chain.ts'
import type { CertificateShelf } from './certificate-shelf.ts'
import type { ClientIdentity } from './client-identity.ts'
import { describeCertificate } from './describe-certificate.ts'
import { bareDer, type TrustedRoots } from './trust-store.ts'

export interface TlsContextInit {
  /** The authorities of the machine. */
  readRoots: () => TrustedRoots
  /** Authorities that are trusted beyond those of the machine, as PEM. */
  ca: readonly string[]
  identity: ClientIdentity | undefined
  shelf: CertificateShelf
  minVersion: 'TLSv1.2' | 'TLSv1.3'
}

/** What the store of authorities is called that were added in the settings. */
const ADDED = 'added CA'

/** Whom a connection trusts, and who it is. Building it takes tens of milliseconds, so it is done once, when needed. */
export class TlsContext {
  readonly #init: TlsContextInit
  #secureContext: tls.SecureContext | undefined
  #anchors: X509Certificate[] | undefined
  #added: ReadonlySet<string> | undefined

  constructor(init: TlsContextInit) {
    this.#init = init
  }

  get secureContext(): tls.SecureContext {
    const { identity, minVersion } = this.#init
    this.#secureContext ??= tls.createSecureContext({
      ...identity?.options,
      ca: this.#trusted,
      minVersion,
      // Whoever names an intermediate authority trusts it, whether its root is known or not; as curl does.
      allowPartialTrustChain: true
    })
    return this.#secureContext
  }

  /** Where the authorities come from, for people. */
  get trustStores(): string[] {
    const { readRoots, ca } = this.#init
    const { stores } = readRoots()
    return ca.length > 0 ? [...stores, ADDED] : [...stores]
  }

  /** A certificate for the record, which is at hand as a whole for a while. */
  show(certificate: X509Certificate): Certificate {
    this.#init.shelf.put(certificate)
    return describeCertificate(certificate, this.#storeOf(certificate))
  }

  /** The store in which a certificate lies, if it is one that is trusted. */
  #storeOf(certificate: X509Certificate): string | undefined {
    const der = certificate.raw.toString('base64')
    this.#added ??= new Set(this.#init.ca.map(bareDer))
    return this.#init.readRoots().storeOf.get(der) ?? (this.#added.has(der) ? ADDED : undefined)
  }

  /** The subject of the client certificate. */
  get clientCertificate(): string | undefined {
    return this.#init.identity?.subject
  }

  /**
   * Whether a chain that was verified leads to an authority that is meant to be trusted. Node trusts those that lie in
   * a PKCS#12 file beside the client's certificate as well, which nobody asked for.
   */
  anchors(chain: X509Certificate[]): boolean {
    if (!this.#init.identity?.options.pfx) return true
    this.#anchors ??= this.#trusted.flatMap(readCertificate)
    const anchors = this.#anchors
    return provenChain(chain).some(certificate =>
      anchors.some(
        anchor =>
          anchor.fingerprint256 === certificate.fingerprint256 ||
          (certificate.checkIssued(anchor) && isSignedBy(certificate, anchor))
      )
    )
  }

  get #trusted(): string[] {
    const { readRoots, ca } = this.#init
    return [...readRoots().certificates, ...ca]
  }
}

/** What this runtime cannot read it does not trust either. */
function readCertificate(pem: string): X509Certificate[] {
  try {
    return [new X509Certificate(pem)]
  } catch {
    return []
  }
}
