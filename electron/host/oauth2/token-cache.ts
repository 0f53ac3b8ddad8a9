import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'
import type { SecretShelf } from '#workspace/vault/secret-shelf.ts'
import { failure } from './read-token-answer.ts'
import { TokenIds } from './token-ids.ts'
import type { TokenRecord } from './token-record.ts'
import { hasExpired } from './token-state.ts'

/** The tokens that are there, in the vault. All throw ClientError when it cannot be read, or written. */
export class TokenCache {
  readonly #vault: SecretShelf
  readonly #ids: TokenIds

  constructor(vault: SecretShelf) {
    this.#vault = vault
    this.#ids = new TokenIds(vault)
  }

  /** @param owner tells the tokens of one collection from those of another */
  async read(oauth2: DraftOAuth2, owner: string): Promise<TokenRecord | undefined> {
    const id = await this.#ids.find(oauth2, owner)
    if (id === undefined) return undefined
    const { value, problem } = await this.#vault.read(id)
    if (problem !== undefined) throw failure(problem)
    return parseRecord(value)
  }

  /** Those of the owner that are of no use any more go: a parameter may make each token another one. */
  async keep(oauth2: DraftOAuth2, owner: string, record: TokenRecord): Promise<TokenRecord> {
    const id = await this.#ids.make(oauth2, owner)
    for (const old of await this.#vault.list(TokenIds.prefix(owner)))
      if (old !== id && isUseless(await parseRecord((await this.#vault.read(old)).value)))
        await this.#vault.delete(old)
    await this.#vault.set(id, JSON.stringify(record))
    return record
  }

  async forget(oauth2: DraftOAuth2, owner: string): Promise<void> {
    const id = await this.#ids.find(oauth2, owner)
    if (id !== undefined) await this.#vault.delete(id)
  }
}

function isUseless(record: TokenRecord | undefined): boolean {
  return record !== undefined && record.refreshToken === undefined && hasExpired(record, Date.now())
}

async function parseRecord(value: string | undefined): Promise<TokenRecord | undefined> {
  if (value === undefined) return undefined
  // A run of requests without tokens need not wait for schemas.
  const { TokenRecord } = await import('./token-record.ts')
  return TokenRecord.safeParse(JSON.parse(value)).data
}
