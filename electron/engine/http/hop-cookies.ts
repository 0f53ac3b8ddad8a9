import type { HopCookies } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import type { CookieJar } from '../cookies/cookie-jar.ts'
import { type Intent, typedCookies } from './intent.ts'

const NO_HEADERS: Header[] = []

/** Those of the jar that go along with an intent: none that is not wanted, nor one whose name was typed. */
export function findCookies(jar: CookieJar | undefined, intent: Intent): HopCookies['sent'] {
  if (!jar || intent.withoutDefaults?.includes('cookie')) return []
  const typed = typedCookies(intent)
  const found = jar.cookiesFor(intent.parts, intent.crossSite)
  if (typed === undefined) return found
  const names = new Set(typed.split(';').map(pair => pair.replace(/=.*/s, '').trim()))
  return found.filter(({ name }) => !names.has(name))
}

/** As one header (RFC 6265 §5.4); no header for no cookies. */
export function cookieHeader(cookies: HopCookies['sent']): Header[] {
  if (cookies.length === 0) return NO_HEADERS
  return [['Cookie', cookies.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ')]]
}

/** Puts what an answer sets into the jar. */
export function storeCookies(
  jar: CookieJar | undefined,
  { parts }: Intent,
  headers: readonly Header[]
): Pick<HopCookies, 'stored' | 'rejected'> {
  const set = jar
    ? headers.filter(([name]) => name.length === 10 && name.toLowerCase() === 'set-cookie')
    : NO_HEADERS
  if (!jar || set.length === 0) return { stored: [], rejected: [] }
  return jar.store(
    parts,
    set.map(([, value]) => value)
  )
}
