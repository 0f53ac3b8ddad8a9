import type { Vault } from './vault.ts'

/** Where secrets are kept one by one: the vault, or memory. */
export type SecretShelf = Pick<Vault, 'read' | 'list' | 'set' | 'delete'>

/** Secrets for as long as the process runs. Nothing of them is written. */
export class MemoryShelf implements SecretShelf {
  readonly #secrets = new Map<string, string>()

  async read(id: string): ReturnType<SecretShelf['read']> {
    const value = this.#secrets.get(id)
    return value === undefined ? {} : { value }
  }

  async list(prefix = ''): Promise<string[]> {
    return [...this.#secrets.keys()].filter(id => id.startsWith(prefix))
  }

  async set(id: string, value: string): Promise<void> {
    this.#secrets.set(id, value)
  }

  async delete(id: string): Promise<void> {
    this.#secrets.delete(id)
  }
}
