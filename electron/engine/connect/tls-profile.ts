import type tls from 'node:tls'
import type { TlsContext } from './tls-context.ts'

export interface TlsProfileInit {
  key: string
  shared: TlsContext
  sharedForProxy: TlsContext
  serverName: string | undefined
  pins: readonly string[]
}

/** What a TLS connection is opened with. */
export class TlsProfile {
  /** Two profiles with the same key are the same. Empty where nothing was set. */
  readonly key: string
  /** Sent as SNI and verified in the place of the host. */
  readonly serverName: string | undefined
  /** `sha256/BASE64`: one of them has to be in the chain, where there are any. */
  readonly pins: readonly string[]
  /** Shared with profiles that differ only in name and pins. */
  readonly shared: TlsContext
  readonly #sharedForProxy: TlsContext

  constructor({ key, shared, sharedForProxy, serverName, pins }: TlsProfileInit) {
    this.key = key
    this.shared = shared
    this.#sharedForProxy = sharedForProxy
    this.serverName = serverName
    this.pins = pins
  }

  /** Costs tens of milliseconds the first time. */
  get context(): tls.SecureContext {
    return this.shared.secureContext
  }

  /** The same authorities for a proxy on the way. Name, pins and client certificate are between us and the server. */
  get forProxy(): TlsProfile {
    const shared = this.#sharedForProxy
    return new TlsProfile({ key: '', shared, sharedForProxy: shared, serverName: undefined, pins: [] })
  }
}
