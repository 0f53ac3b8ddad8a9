import { domainMatch, pathMatch } from 'tough-cookie'
import { findUnsendable } from '#shared/http/field-syntax.ts'
import { cookieKey } from '#shared/model/cookie-key.ts'
import type { CookieChange, CookieRecord, KeptCookie } from '#shared/model/cookies.ts'
import type { CookieFate, HopCookies, StoredCookie } from '#shared/model/exchange.ts'
import type { UrlParts } from '#shared/url/split-url.ts'
import { readByteText } from '../http/byte-text.ts'
import type { CookieJar } from './cookie-jar.ts'
import { type CookiePlace, placeOf } from './cookie-place.ts'
import { CookieSites } from './cookie-sites.ts'
import { CookieRefusal, readSetCookie } from './read-set-cookie.ts'

/**
 * Cookies in memory. Parsing, dates, public suffixes and matching are tough-cookie's. What its own jar does
 * otherwise is done here: there Max-Age begins anew whenever a cookie is used, a cookie for a host that is a public
 * suffix itself is refused, one for `localhost` does not go to `a.localhost`, paths are compared decoded, and
 * refusals have no code that a reason could be made of.
 */
export class MemoryCookieJar implements CookieJar {
  readonly #cookies = new CookieSites()
  readonly #now: () => Date
  #lastTurn = 0
  #tell: (changes: CookieChange[]) => void = () => {}

  /** @param now for tests */
  constructor(now: () => Date = () => new Date()) {
    this.#now = now
  }

  cookiesFor(url: UrlParts, crossSite: boolean): HopCookies['sent'] {
    if (this.#cookies.isEmpty) return []
    const place = placeOf(url)
    const now = this.#now().toISOString()
    const sent = this.#cookies
      .ofSite(place.host)
      .filter(cookie => goesTo(place, cookie) && !hasExpired(cookie, now))
      // Lax ones go along, whatever the method: whoever presses Send means it, no page does it behind their back.
      .filter(cookie => !(crossSite && cookie.sameSite === 'Strict'))
    this.#cookies.touch(sent)
    return sent.sort(inOrder).map(({ name, value }) => ({ name, value }))
  }

  store(url: UrlParts, setCookies: readonly string[]): Pick<HopCookies, 'stored' | 'rejected'> {
    const place = placeOf(url)
    const result: Pick<HopCookies, 'stored' | 'rejected'> = { stored: [], rejected: [] }
    const changes: CookieChange[] = []
    for (const value of setCookies) {
      try {
        const cookie = readSetCookie(value, place, this.#now())
        this.#guardSecure(place, cookie)
        const fate = this.#foresee(cookie)
        changes.push(...this.#take(cookie))
        const { hostOnly: _, createdAt: __, ...told } = cookie
        result.stored.push({ ...describe(told), fate })
      } catch (error) {
        if (!(error instanceof CookieRefusal)) throw error
        result.rejected.push({ cookie: readByteText(value), why: error.message })
      }
    }
    if (changes.length > 0) this.#tell(changes)
    return result
  }

  /**
   * Takes in what changed elsewhere, but for what no header can carry: files can be written by anyone. Only what has to
   * go for it, as there are too many, is told.
   */
  apply(changes: readonly CookieChange[]): void {
    const evicted: CookieRecord[] = []
    for (const { key, cookie } of changes) {
      if (cookie && isSendable(cookie)) evicted.push(...this.#cookies.put(cookie))
      else this.#cookies.delete(key)
    }
    if (evicted.length > 0) this.#tell(evicted.map(cookie => ({ key: cookieKey(cookie) })))
  }

  /** All that have not expired, as a person reads them, by domain and path. */
  list(): KeptCookie[] {
    const now = this.#now().toISOString()
    return [...this.#cookies.all()]
      .filter(cookie => !hasExpired(cookie, now))
      .map(cookie => ({ ...describe(cookie), key: cookieKey(cookie) }))
      .sort((a, b) => compare(a.domain, b.domain) || compare(a.path, b.path) || compare(a.name, b.name))
  }

  /** Forgets those that a person no longer wants, and tells so. @returns how many there were */
  forget(isUnwanted: (cookie: CookieRecord, key: string) => boolean): number {
    const keys = [...this.#cookies.all()]
      .map(cookie => ({ cookie, key: cookieKey(cookie) }))
      .filter(({ cookie, key }) => isUnwanted(cookie, key))
      .map(({ key }) => key)
    for (const key of keys) this.#cookies.delete(key)
    if (keys.length > 0) this.#tell(keys.map(key => ({ key })))
    return keys.length
  }

  /** Tells one listener of every change that is made here. */
  onChange(tell: (changes: CookieChange[]) => void): void {
    this.#tell = tell
  }

  /** What becomes of a cookie when it is taken. */
  #foresee(cookie: CookieRecord): CookieFate {
    const now = this.#now().toISOString()
    const known = this.#cookies.find(cookieKey(cookie))
    const before = known && !hasExpired(known, now) ? known : undefined
    if (hasExpired(cookie, now)) return before ? 'deleted' : 'absent'
    if (!before) return 'new'
    return before.value === cookie.value ? 'renewed' : 'replaced'
  }

  #take(cookie: CookieRecord): CookieChange[] {
    const key = cookieKey(cookie)
    if (hasExpired(cookie, this.#now().toISOString())) return this.#cookies.delete(key) ? [{ key }] : []
    // RFC 6265 §5.3 step 11.3: its turn in the order stays.
    const createdAt = this.#cookies.find(key)?.createdAt ?? this.#nextTurn()
    const kept = { ...cookie, createdAt }
    const evicted = this.#cookies.put(kept)
    return [{ key, cookie: kept }, ...evicted.map(each => ({ key: cookieKey(each) }))]
  }

  /** The time, but never the same twice: those of one answer keep their order. */
  #nextTurn(): string {
    this.#lastTurn = Math.max(this.#now().getTime(), this.#lastTurn + 1)
    return new Date(this.#lastTurn).toISOString()
  }

  /** RFC 6265bis §5.7 step 16: whoever is on the wire may not put a cookie of his own over one that https has set. */
  #guardSecure(place: CookiePlace, { name, domain, path, secure }: CookieRecord): void {
    if (secure || place.secure) return
    const covered = this.#cookies
      .ofSite(domain)
      .some(
        each =>
          each.secure &&
          each.name === name &&
          (domainMatch(each.domain, domain, false) || domainMatch(domain, each.domain, false)) &&
          pathMatch(path, each.path)
      )
    if (covered)
      throw new CookieRefusal('There is a Secure cookie of this name, and this one came over http.')
  }
}

function goesTo({ host, path, secure }: CookiePlace, cookie: CookieRecord): boolean {
  const hostMatches = cookie.hostOnly ? cookie.domain === host : domainMatch(host, cookie.domain, false)
  return hostMatches === true && pathMatch(path, cookie.path) && (secure || !cookie.secure)
}

function isSendable({ name, value }: CookieRecord): boolean {
  return findUnsendable(name + value) === undefined
}

/** @param now ISO 8601 of four-digit years, which sorts by time */
function hasExpired({ expires }: CookieRecord, now: string): boolean {
  return expires !== undefined && expires <= now
}

/** RFC 6265 §5.4 step 2. */
function inOrder(a: CookieRecord, b: CookieRecord): number {
  return b.path.length - a.path.length || (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0)
}

/** As a person reads it. */
function describe<C extends StoredCookie>(cookie: C): C {
  const { name, value, path } = cookie
  return { ...cookie, name: readByteText(name), value: readByteText(value), path: readByteText(path) }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
