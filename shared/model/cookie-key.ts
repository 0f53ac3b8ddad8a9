import type { CookieRecord } from './cookies.ts'

/** What a cookie is told from others by (RFC 6265 §5.3 step 11). None of the three can contain a semicolon. */
export function cookieKey({ domain, path, name }: Pick<CookieRecord, 'domain' | 'path' | 'name'>): string {
  return `${domain};${path};${name}`
}
