import { bodyGone } from '#shared/client/body-gone.ts'

/** The bodies that belong to one session: nobody else reads or releases them, and they end with it. */
export class SessionBodies {
  readonly #ids = new Set<string>()
  readonly #release: (id: string) => Promise<void>

  constructor(release: (id: string) => Promise<void>) {
    this.#release = release
  }

  own(id: string): void {
    this.#ids.add(id)
  }

  /** @throws ClientError IO `body-gone` when it is not there for this session */
  assertOwned(id: string): void {
    if (!this.#ids.has(id)) throw bodyGone()
  }

  /** One that is gone, or somebody else's, is left as it is. */
  async release(id: string): Promise<void> {
    if (this.#ids.delete(id)) await this.#release(id)
  }

  async releaseAll(): Promise<void> {
    await Promise.allSettled([...this.#ids].map(id => this.release(id)))
  }
}
