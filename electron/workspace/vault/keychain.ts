/** Why a keychain cannot be used, as the end of a sentence for a person. The system's own words are its cause. */
export class KeychainError extends Error {}

/** Where the system keeps secrets for programs. */
export interface Keychain {
  /**
   * @returns undefined when there is none of this name
   * @throws Error that says why the keychain cannot be used
   */
  read(name: string): Promise<Uint8Array | undefined>
  /** @throws Error that says why the keychain cannot be used */
  write(name: string, secret: Uint8Array): Promise<void>
  /** One that is gone is no error. @throws Error that says why the keychain cannot be used */
  delete(name: string): Promise<void>
}
