import { cookieKey } from '#shared/model/cookie-key.ts'
import type { CookieRecord } from '#shared/model/cookies.ts'
import { siteOf } from './cookie-place.ts'

/** As Chrome has it; RFC 6265 §6.1 asks for 50 and 3000 at least. */
const MAX_OF_SITE = 180
const MAX_OF_ALL = 3300

/**
 * Cookies by site, that is by the domain somebody owns. Of too many for a site, the one goes that was not used for
 * the longest time; of too many at all, the one of the site that was not.
 */
export class CookieSites {
  /** Both maps in the order of last use. */
  readonly #sites = new Map<string, Map<string, CookieRecord>>()
  #size = 0

  get isEmpty(): boolean {
    return this.#size === 0
  }

  /** The cookies of the site that a domain belongs to. */
  ofSite(domain: string): CookieRecord[] {
    return [...(this.#sites.get(siteOf(domain))?.values() ?? [])]
  }

  *all(): Generator<CookieRecord> {
    for (const site of this.#sites.values()) yield* site.values()
  }

  find(key: string): CookieRecord | undefined {
    return this.#sites.get(siteOf(domainIn(key)))?.get(key)
  }

  /** @returns those that had to go */
  put(cookie: CookieRecord): CookieRecord[] {
    const key = cookieKey(cookie)
    const before = this.find(key)
    this.delete(key)
    const site = siteOf(cookie.domain)
    const ofSite = this.#sites.get(site) ?? new Map<string, CookieRecord>()
    this.#use(site, ofSite)
    ofSite.set(key, cookie)
    this.#size++
    return before ? [] : this.#evict(ofSite)
  }

  /** @returns whether it was there */
  delete(key: string): boolean {
    const site = siteOf(domainIn(key))
    const ofSite = this.#sites.get(site)
    if (!ofSite?.delete(key)) return false
    this.#size--
    if (ofSite.size === 0) this.#sites.delete(site)
    return true
  }

  /** These are in use. */
  touch(cookies: readonly CookieRecord[]): void {
    for (const cookie of cookies) {
      const site = siteOf(cookie.domain)
      const ofSite = this.#sites.get(site)
      if (!ofSite) continue
      const key = cookieKey(cookie)
      ofSite.delete(key)
      ofSite.set(key, cookie)
      this.#use(site, ofSite)
    }
  }

  #use(site: string, ofSite: Map<string, CookieRecord>): void {
    this.#sites.delete(site)
    this.#sites.set(site, ofSite)
  }

  #evict(grown: Map<string, CookieRecord>): CookieRecord[] {
    const full = grown.size > MAX_OF_SITE ? grown : this.#size > MAX_OF_ALL ? this.#oldestSite() : undefined
    const [oldest] = full?.values() ?? []
    if (!oldest) return []
    this.delete(cookieKey(oldest))
    return [oldest]
  }

  #oldestSite(): Map<string, CookieRecord> | undefined {
    const [oldest] = this.#sites.values()
    return oldest
  }
}

function domainIn(key: string): string {
  return key.slice(0, key.indexOf(';'))
}
