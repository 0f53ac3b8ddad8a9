import { createHmac, randomBytes } from 'node:crypto'
import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'
import type { SecretShelf } from '#workspace/vault/secret-shelf.ts'
import { failure } from './read-token-answer.ts'
import { tokenIdentity } from './token-identity.ts'

const KEY_ID = 'oauth2-key'

/**
 * What tokens are called in the vault, where names are not encrypted. Passwords are part of what tells one token from
 * another, and could be guessed from a plain digest: these are made with a key that lies in the vault itself.
 */
export class TokenIds {
  readonly #vault: SecretShelf
  #making: Promise<string> | undefined

  constructor(vault: SecretShelf) {
    this.#vault = vault
  }

  /** What the ids of an owner's tokens begin with. */
  static prefix(owner: string): string {
    return `oauth2:${owner}/`
  }

  /** @returns undefined when there is no token at all @throws ClientError when the vault cannot be read */
  async find(oauth2: DraftOAuth2, owner: string): Promise<string | undefined> {
    const key = await this.#readKey()
    return key === undefined ? undefined : idOf(key, oauth2, owner)
  }

  /** The same for a token that is about to be kept. @throws ClientError when the vault cannot be read or written */
  async make(oauth2: DraftOAuth2, owner: string): Promise<string> {
    this.#making ??= this.#makeKey().finally(() => {
      this.#making = undefined
    })
    return idOf(await this.#making, oauth2, owner)
  }

  async #makeKey(): Promise<string> {
    const present = await this.#readKey()
    if (present !== undefined) return present
    const key = randomBytes(32).toString('base64url')
    await this.#vault.set(KEY_ID, key)
    return key
  }

  async #readKey(): Promise<string | undefined> {
    const { value, problem } = await this.#vault.read(KEY_ID)
    if (problem !== undefined) throw failure(problem)
    return value
  }
}

function idOf(key: string, oauth2: DraftOAuth2, owner: string): string {
  const digest = createHmac('sha256', key).update(tokenIdentity(oauth2)).digest('base64url')
  return TokenIds.prefix(owner) + digest
}
