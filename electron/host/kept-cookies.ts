import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { CookieChange } from '#shared/model/cookies.ts'
import type { CookieStore } from '#workspace/cookie-store.ts'

/** An answer sets several cookies, and a login is several answers: what comes within this time is stored at once. */
const COLLECT_MS = 250

/** A jar whose cookies are stored soon after they change, and into which those of other processes come then. */
export class KeptCookies {
  readonly jar = new MemoryCookieJar()
  /** Settles when what is stored is in the jar, or cannot be read. */
  readonly loaded: Promise<void>
  readonly #store: CookieStore
  #unsaved = new Map<string, CookieChange>()
  #timer: NodeJS.Timeout | undefined
  /** The last of the saves: each begins when the one before has ended, or an older one could be written last. */
  #saved: Promise<void> = Promise.resolve()
  #problem: string | undefined

  constructor(store: CookieStore) {
    this.#store = store
    this.jar.onChange(changes => this.#collect(changes))
    this.loaded = this.#save()
  }

  /** What could not be read or stored since this was last asked: sentences for a person. */
  takeProblems(): string[] {
    const problems = this.#store.takeProblems()
    if (this.#problem !== undefined) problems.push(this.#problem)
    this.#problem = undefined
    return problems
  }

  /** Stores what is not stored yet. Nothing may change any more. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    // One may be under way, and leave what it cannot store to the next.
    await this.#saved
    if (this.#unsaved.size > 0) await this.#save()
  }

  #collect(changes: readonly CookieChange[]): void {
    for (const change of changes) this.#unsaved.set(change.key, change)
    this.#timer ??= setTimeout(() => void this.#save(), COLLECT_MS)
  }

  #save(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#saved = this.#saved.then(() => this.#saveNow())
    return this.#saved
  }

  async #saveNow(): Promise<void> {
    const saving = this.#unsaved
    this.#unsaved = new Map()
    try {
      const others = await this.#store.merge([...saving.values()])
      // What changed here meanwhile is newer.
      this.jar.apply(others.filter(({ key }) => !this.#unsaved.has(key)))
    } catch (error) {
      const { message, hint } = ClientError.wrap(error)
      this.#problem = `Cookies are not stored at present. ${message} ${hint}`
      // They go along with the next change.
      this.#unsaved = new Map([...saving, ...this.#unsaved])
    }
  }
}
