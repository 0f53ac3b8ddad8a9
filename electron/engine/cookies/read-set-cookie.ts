import { Cookie, canonicalDomain, defaultPath, domainMatch } from 'tough-cookie'
import type { CookieRecord } from '#shared/model/cookies.ts'
import { type CookiePlace, isPublicSuffix } from './cookie-place.ts'

/** As browsers have it (RFC 6265bis §5.6). */
const MAX_PAIR_BYTES = 4096
const LAST_TIME = Date.UTC(9999, 11, 31, 23, 59, 59)
const SAME_SITE: Record<string, string> = { strict: 'Strict', lax: 'Lax', none: 'None' }

/** tough-cookie takes the byte A0, of which UTF-8 makes letters, for a space and trims it. Bytes end before this. */
const A0_IN_SAFETY = '\u0100'

/** Why a Set-Cookie is not followed: a sentence for a person. */
export class CookieRefusal extends Error {
  override readonly name = 'CookieRefusal'
}

/**
 * The cookie that a Set-Cookie value sets (RFC 6265 §5.2 and §5.3, prefixes and size of RFC 6265bis).
 * @param value a character for each byte, and so are name, value and path of the cookie
 * @throws CookieRefusal
 */
export function readSetCookie(value: string, place: CookiePlace, now: Date): CookieRecord {
  const cookie = Cookie.parse(value.replaceAll('\xa0', A0_IN_SAFETY), { loose: true })
  if (!cookie) throw new CookieRefusal('It contains a control character, or nothing at all.')
  const { secure, httpOnly, sameSite } = cookie
  const [name, content] = [asCame(cookie.key), asCame(cookie.value)]
  if (name === '' && content === '') throw new CookieRefusal('It has neither a name nor a value.')
  if (name.length + content.length > MAX_PAIR_BYTES)
    throw new CookieRefusal(`Its name and value are longer than ${MAX_PAIR_BYTES} bytes together.`)
  const scope = readDomain(cookie.domain, place.host)
  if (secure && !place.secure)
    throw new CookieRefusal('It is Secure, but came over http: only https can set such a cookie.')
  const path = cookie.path === null ? defaultPath(place.path) : asCame(cookie.path)
  checkPrefix({ name, secure, path, ...scope })
  const expires = readExpiry(cookie, now)
  return {
    name,
    value: content,
    ...scope,
    path,
    ...(expires && { expires: expires.toISOString() }),
    secure,
    httpOnly,
    ...(sameSite !== undefined && { sameSite: SAME_SITE[sameSite] ?? sameSite }),
    ...(isPartitioned(cookie) && { partitioned: true }),
    createdAt: now.toISOString()
  }
}

/** What tough-cookie has no name for it keeps as it was written. */
function isPartitioned({ extensions }: Cookie): boolean {
  return extensions?.some(attribute => /^partitioned(=|$)/i.test(attribute)) === true
}

function asCame(text: string): string {
  return text.replaceAll(A0_IN_SAFETY, '\xa0')
}

/** Step 5 and 6 of RFC 6265 §5.3. */
function readDomain(attribute: string | null, host: string): Pick<CookieRecord, 'domain' | 'hostOnly'> {
  if (attribute === null) return { domain: host, hostOnly: true }
  // RFC 6265bis §5.7: browsers ignore such a cookie as well.
  if (!/^[\x00-\x7f]*$/.test(attribute))
    throw new CookieRefusal('Its domain has characters beyond ASCII: it must be in its ASCII form, xn--….')
  const domain = canonicalise(attribute)
  if (!domainMatch(host, domain, false))
    throw new CookieRefusal(`It is for ${domain}, and ${host} is no part of that.`)
  if (!isPublicSuffix(domain)) return { domain, hostOnly: false }
  if (domain === host) return { domain, hostOnly: true }
  throw new CookieRefusal(
    `It is for ${domain}, a public suffix: the sites below it belong to different people.`
  )
}

function canonicalise(domain: string): string {
  try {
    const canonical = canonicalDomain(domain)
    if (canonical) return canonical
  } catch {
    // Nor is it when there is nothing left of it.
  }
  throw new CookieRefusal(`Its domain “${domain}” is no domain name.`)
}

/** RFC 6265bis §4.1.3; letter case does not count. */
function checkPrefix({
  name,
  secure,
  hostOnly,
  path
}: Pick<CookieRecord, 'name' | 'secure' | 'hostOnly' | 'path'>) {
  if (/^__secure-/i.test(name) && !secure)
    throw new CookieRefusal('Its name begins with __Secure-, so it must be Secure.')
  if (/^__host-/i.test(name) && !(secure && hostOnly && path === '/'))
    throw new CookieRefusal(
      'Its name begins with __Host-, so it must be Secure with Path=/ and without Domain.'
    )
}

/** Max-Age counts from now and goes before Expires. Undefined for a cookie that ends with the session. */
function readExpiry({ maxAge, expires }: Cookie, now: Date): Date | undefined {
  if (typeof maxAge === 'number')
    return new Date(maxAge <= 0 ? 0 : Math.min(now.getTime() + maxAge * 1000, LAST_TIME))
  return expires instanceof Date ? expires : undefined
}
