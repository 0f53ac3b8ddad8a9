import { placeOf } from '#engine/cookies/cookie-place.ts'
import type { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { toByteText } from '#engine/http/byte-text.ts'
import { findUnsendable } from '#shared/http/field-syntax.ts'
import { printSetCookie } from '#shared/http/print-set-cookie.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { CookieContent } from '#shared/model/cookies.ts'
import { splitUrl, type UrlParts, UrlProblem } from '#shared/url/split-url.ts'

/**
 * Puts a cookie in the place of another of the jar, by the rules by which the server of its domain could set it.
 * @param key of the one that is edited, which is gone when the new one has another
 * @throws ClientError BUILD at the field of the cookie that is wrong, or `cookie`; then the jar is as it was
 */
export function replaceCookie(jar: MemoryCookieJar, key: string, cookie: CookieContent): void {
  const all = jar.list()
  const before = all.find(each => each.key === key)
  if (!before) throw refuse('cookie', 'This cookie is no longer there: an answer or another window took it.')
  const { name, domain, path, expires } = cookie
  assertWritable(cookie)
  const url = urlOf(domain)
  // As it will be kept, however it was typed.
  const { host } = placeOf(url)
  if (host === '') throw refuse('domain', `“${domain}” is no domain name.`)
  const taken = all.find(each => each.name === name && each.domain === host && each.path === path)
  if (taken && taken.key !== key)
    throw refuse('name', `There is another cookie ${name} for ${host} and ${path} already.`)
  if (expires !== undefined && expires <= new Date().toISOString())
    throw refuse('expires', 'That time has passed: the cookie would be gone at once. Delete it instead.')
  const { stored, rejected } = jar.store(url, [toByteText(printSetCookie({ ...cookie, domain: host }))])
  const [refusal] = rejected
  if (refusal) throw refuse('cookie', refusal.why)
  const [made] = stored
  const isSame = made?.name === before.name && made.domain === before.domain && made.path === before.path
  if (!isSame) jar.forget((_, each) => each === key)
}

/** What a Set-Cookie would say that is otherwise than it was typed (RFC 6265 §5.2). */
function assertWritable({ name, value, domain, path }: CookieContent): void {
  for (const [field, text] of Object.entries({ name, value, path }))
    if (findUnsendable(toByteText(text)) !== undefined)
      throw refuse(field, 'A cookie holds no control characters.')
  if (/[=;]/.test(name)) throw refuse('name', 'A name holds no “=” and no “;”.')
  if (name === '' && value.includes('='))
    throw refuse('value', 'Without a name, what stands before the “=” would be one.')
  if (value.includes(';')) throw refuse('value', 'A value holds no “;”: what follows would be an attribute.')
  if (name !== name.trim()) throw refuse('name', 'A name neither begins nor ends with a space.')
  if (value !== value.trim()) throw refuse('value', 'A value neither begins nor ends with a space.')
  if (!path.startsWith('/') || path.includes(';') || path !== path.trim())
    throw refuse('path', 'A path begins with “/”, and holds no “;”.')
  if (/[;\s@/?#]/.test(domain)) throw refuse('domain', `“${domain}” is no domain name.`)
}

function urlOf(domain: string): UrlParts {
  try {
    return splitUrl(`https://${domain.includes(':') ? `[${domain}]` : domain}/`)
  } catch (error) {
    if (error instanceof UrlProblem) throw refuse('domain', error.message)
    throw error
  }
}

function refuse(field: string, problem: string): ClientError {
  return new ClientError('BUILD', { field, facts: { problem } })
}
