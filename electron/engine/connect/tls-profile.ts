import tls from 'node:tls'
import { readTrustedRoots } from './trust-store.ts'

/** What TLS connections are opened with. Building the context takes tens of milliseconds, so it is kept. */
export class TlsProfile {
  readonly #trust: readonly string[]
  #context: tls.SecureContext | undefined

  /** @param trust authorities that are trusted beyond those of the machine, as PEM */
  constructor(trust: readonly string[] = []) {
    this.#trust = trust
  }

  /** TLS 1.2 and 1.3 only: what is older is broken (RFC 8996). */
  get context(): tls.SecureContext {
    this.#context ??= tls.createSecureContext({
      ca: [...readTrustedRoots(), ...this.#trust],
      minVersion: 'TLSv1.2'
    })
    return this.#context
  }
}
