import { X509Certificate } from 'node:crypto'
import tls from 'node:tls'
import { isSignedBy, provenChain } from './certificate-chain.ts'
import type { ClientIdentity } from './client-identity.ts'
import type { TrustedRoots } from './trust-store.ts'

/** What the contexts of one client have in common. */
export interface MachineTrust {
  readonly roots: TrustedRoots
}

export interface TlsContextInit {
  /** Authorities that are trusted beyond those of the machine, as PEM. */
  ca: readonly string[]
  identity: ClientIdentity | undefined
  minVersion: 'TLSv1.2' | 'TLSv1.3'
}

/** Whom a connection trusts, and who it is. Building it takes tens of milliseconds, so it is done once, when needed. */
export class TlsContext {
  readonly #machine: MachineTrust
  readonly #init: TlsContextInit
  #secureContext: tls.SecureContext | undefined
  #anchors: X509Certificate[] | undefined

  constructor(machine: MachineTrust, init: TlsContextInit) {
    this.#machine = machine
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
    const { stores } = this.#machine.roots
    return this.#init.ca.length > 0 ? [...stores, 'added CA'] : [...stores]
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
    this.#anchors ??= this.#trusted.map(pem => new X509Certificate(pem))
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
    return [...this.#machine.roots.certificates, ...this.#init.ca]
  }
}
