import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { ClientError } from '#shared/model/client-error.ts'
import { cookieKey } from '#shared/model/cookie-key.ts'
import { type CookieChange, CookieRecord } from '#shared/model/cookies.ts'
import { deleteTemporaries } from './delete-temporaries.ts'
import { onFiles } from './file-error.ts'
import { fileVersion } from './file-version.ts'
import { withFolder } from './folder-lock.ts'
import { readStored } from './read-stored.ts'
import { WorkQueue } from './work-queue.ts'
import { writeFileAtomically } from './write-file-atomically.ts'

const FILE = 'cookies.json'

/** Keys that this version does not know survive a save. */
const StoredCookies = z.looseObject({ cookies: z.array(CookieRecord.loose()) })

/**
 * The cookies of a data folder, in `cookies.json`, which only its owner can read, shared by all processes on it. Each
 * of them says what it changed, and that is done to the newest file: nobody writes down a jar of yesterday.
 *
 * Cookies without an expiry end with the process that got them, as they end with a browser: they are not stored.
 */
export class CookieStore {
  readonly #folder: string
  readonly #path: string
  readonly #work = new WorkQueue()
  /** What the file held when it was last read or written, and which file that was. */
  #known = new Map<string, CookieRecord>()
  #seen: string | undefined
  /** What others changed and nobody here was told. */
  #untold: CookieChange[] = []
  /** Keys of the file that this version does not know. */
  #unknown: object = {}
  #swept = false
  #problems: string[] = []

  /** @param home the data folder; it need not exist */
  constructor(home: string) {
    this.#folder = home
    this.#path = join(home, FILE)
  }

  /**
   * Stores changes; on disk when it settles.
   * @returns what others have changed since the last time; the first time, all that is stored
   * @throws ClientError IO; then nothing was stored
   */
  merge(changes: readonly CookieChange[]): Promise<CookieChange[]> {
    return onFiles(
      this.#folder,
      this.#work.run(() => this.#merge(changes))
    )
  }

  /** What could not be read since this was last asked: sentences for a person. */
  takeProblems(): string[] {
    const problems = this.#problems
    this.#problems = []
    return problems
  }

  async #merge(changes: readonly CookieChange[]): Promise<CookieChange[]> {
    await this.#catchUp()
    const own = changes.filter(({ key, cookie }) => isKept(cookie) || this.#known.has(key))
    if (own.length > 0) {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      await withFolder(this.#folder, async () => {
        await this.#sweep()
        await this.#catchUp()
        await this.#write(own)
      })
    }
    const overridden = new Set(own.map(({ key }) => key))
    const others = this.#untold.filter(({ key }) => !overridden.has(key))
    this.#untold = []
    return others
  }

  /** Reads the file when it is another one than that which is known. */
  async #catchUp(): Promise<void> {
    const seen = await fileVersion(this.#path)
    if (seen === this.#seen) return
    const { value, problem } = await readStored(this.#path, StoredCookies, 'The cookies')
    if (problem !== undefined && (await fileVersion(this.#path)) !== undefined) {
      const unreadable = `${FILE} can be neither read nor set aside, and is not written over`
      throw new ClientError('IO', { facts: { problem: unreadable, path: this.#path } })
    }
    if (problem !== undefined) this.#problems.push(problem)
    const { cookies = [], ...unknown } = value ?? {}
    const newest = new Map(cookies.map(cookie => [cookieKey(cookie), cookie]))
    this.#untold.push(...compare(this.#known, newest))
    this.#unknown = unknown
    this.#known = newest
    this.#seen = seen
  }

  async #write(own: readonly CookieChange[]): Promise<void> {
    const next = new Map(this.#known)
    for (const { key, cookie } of own) {
      if (cookie) next.set(key, cookie)
      else next.delete(key)
    }
    for (const [key, cookie] of next) if (!isKept(cookie)) next.delete(key)
    const content = { ...this.#unknown, cookies: [...next.values()] }
    await writeFileAtomically(this.#path, `${JSON.stringify(content, null, 2)}\n`)
    this.#known = next
    this.#seen = await fileVersion(this.#path)
  }

  /** What a crash left half written holds secrets. Only under the lock, when nobody else is writing. */
  async #sweep(): Promise<void> {
    if (this.#swept) return
    await deleteTemporaries(this.#folder, FILE)
    this.#swept = true
  }
}

function isKept(cookie: CookieRecord | undefined): boolean {
  return cookie?.expires !== undefined && cookie.expires > new Date().toISOString()
}

function compare(before: Map<string, CookieRecord>, after: Map<string, CookieRecord>): CookieChange[] {
  const deleted = [...before.keys()].filter(key => !after.has(key)).map(key => ({ key }))
  const set = [...after]
    .filter(([key, cookie]) => !isDeepStrictEqual(before.get(key), cookie))
    .map(([key, cookie]) => ({ key, cookie }))
  return [...deleted, ...set]
}
