import type { TlsSettings } from '#shared/model/tls-settings.ts'
import { TlsProfile } from './tls-profile.ts'

/** The profiles of one client, each made once. */
export class TlsProfiles {
  readonly #plain: TlsProfile

  /** @param trust authorities that are trusted beyond those of the machine, as PEM */
  constructor(trust: readonly string[] = []) {
    this.#plain = new TlsProfile(trust)
  }

  /** @throws ClientError BUILD at the field of the settings that cannot be used */
  find(_settings: TlsSettings): TlsProfile {
    return this.#plain
  }
}
