import { bodyGone } from '#shared/client/body-gone.ts'

/** The bodies that belong to one session: nobody else reads or releases them, and they end with it. */
export class SessionBodies {
  readonly #ids = new Map<string, Promise<unknown> | undefined>()
  /** Which body others are parts of. */
  readonly #wholes = new Map<string, string>()
  readonly #listeners = new Map<string, Set<() => void>>()
  readonly #release: (id: string) => Promise<void>

  constructor(release: (id: string) => Promise<void>) {
    this.#release = release
  }

  /** @param inUse it is not freed before this has settled: somebody else still reads it */
  own(id: string, inUse?: Promise<unknown>): void {
    this.#ids.set(id, inUse)
  }

  /**
   * A part of a body, which is one itself: it is released with that.
   * @throws ClientError IO `body-gone` when the whole is not there for this session
   */
  ownPart(id: string, of: string): void {
    this.assertOwned(of)
    this.#ids.set(id, undefined)
    this.#wholes.set(id, of)
  }

  /** @throws ClientError IO `body-gone` when it is not there for this session */
  assertOwned(id: string): void {
    if (!this.#ids.has(id)) throw bodyGone()
  }

  /**
   * Does something that needs all of a body: it is not freed before that has settled, though it may be gone for others.
   * @throws ClientError IO `body-gone` when it is not there for this session; what the work throws
   */
  use<T>(id: string, work: () => Promise<T>): Promise<T> {
    this.assertOwned(id)
    const done = work()
    // Who needs a part needs the whole.
    for (let used: string | undefined = id; used !== undefined; used = this.#wholes.get(used))
      this.#ids.set(used, Promise.allSettled([this.#ids.get(used), done]))
    return done
  }

  /** Tells once that the body is released. @returns takes that back */
  whenReleased(id: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(id) ?? new Set()
    this.#listeners.set(id, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(id)
    }
  }

  /** One that is gone, or somebody else's, is left as it is. Its parts go before it. */
  async release(id: string): Promise<void> {
    const inUse = this.#ids.get(id)
    if (!this.#ids.delete(id)) return
    this.#wholes.delete(id)
    for (const listener of this.#listeners.get(id) ?? []) listener()
    this.#listeners.delete(id)
    const parts = [...this.#wholes].filter(([, of]) => of === id).map(([part]) => this.release(part))
    await Promise.allSettled([inUse, ...parts])
    await this.#release(id)
  }

  async releaseAll(): Promise<void> {
    await Promise.allSettled([...this.#ids.keys()].map(id => this.release(id)))
  }
}
