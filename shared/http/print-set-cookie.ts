import type { CookieContent, CookieRecord } from '../model/cookies.ts'

/** What a Set-Cookie says that makes this cookie (RFC 6265 §4.1.1). The caller has looked that it can be written. */
export function printSetCookie(cookie: CookieContent | Omit<CookieRecord, 'createdAt'>): string {
  const { name, value, domain, hostOnly, path, expires, secure, httpOnly, sameSite } = cookie
  const attributes = [
    `Path=${path}`,
    !hostOnly && `Domain=${domain}`,
    expires !== undefined && `Expires=${new Date(expires).toUTCString()}`,
    secure && 'Secure',
    httpOnly && 'HttpOnly',
    sameSite !== undefined && `SameSite=${sameSite}`
  ]
  return [`${name}=${value}`, ...attributes.filter(each => each !== false)].join('; ')
}
