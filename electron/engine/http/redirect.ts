import { checkUrl } from '#shared/http/check-request.ts'
import { isCredentialHeader } from '#shared/http/credential-headers.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import type { RedirectSettings } from '#shared/model/settings.ts'
import { resolveUrl } from '#shared/url/resolve-url.ts'
import { splitUrl, type UrlParts } from '#shared/url/split-url.ts'
import { isSameSite } from '../cookies/same-site.ts'
import type { Intent } from './intent.ts'
import { findHeader } from './raw-headers.ts'

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * Where an answer leads (RFC 9110 §15.4): the next intent, or undefined when it leads nowhere.
 * @param taken redirects that were followed before
 * @throws ClientError REDIRECT when it cannot be followed
 */
export function followRedirect(
  intent: Intent,
  response: ResponseHead,
  settings: RedirectSettings,
  taken: number
): Intent | undefined {
  const location = findHeader(response.headers, 'location')
  if (!settings.follow || !REDIRECTS.has(response.status) || location === undefined) return undefined
  const url = resolveUrl(location, withScheme(intent))
  const fail = (reason: string, facts: Record<string, string | number> = {}) =>
    new ClientError('REDIRECT', {
      reason,
      facts: { host: intent.parts.host, location: withoutUserinfo(url), ...facts }
    })
  if (taken >= settings.max) throw fail('too-many', { limit: settings.max })
  const { websocket } = intent.parts
  const followed = websocket ? /^(https?|wss?):/i : /^https?:/i
  const led = { location: withoutUserinfo(location) }
  if (!followed.test(url)) throw fail('foreign-location', led)
  const problem = checkUrl(url)
  if (problem !== undefined) throw fail('bad-location', { ...led, problem })

  const parts = withUserinfo({ ...splitUrl(url), ...(websocket && { websocket }) }, intent.parts)
  const method = methodAfter(response.status, intent.method)
  const withoutBody = method !== intent.method
  if (!withoutBody && intent.body && !intent.body.replayable) throw fail('body-gone')
  const elsewhere = parts.origin !== intent.parts.origin
  const dropped = (name: string) =>
    (withoutBody && describesBody(name)) ||
    (elsewhere && (name === 'host' || (isCredentialHeader(name) && !settings.keepCredentials)))
  return {
    ...intent,
    method,
    url,
    parts,
    headers: intent.headers.filter(([name]: Header) => !dropped(name.toLowerCase())),
    ...(withoutBody && { body: undefined, bodyInfo: { kind: 'empty', size: 0 } }),
    trusted: intent.trusted && (!elsewhere || settings.keepCredentials),
    strayed: intent.strayed || elsewhere,
    crossSite: intent.crossSite || !isSameSite(parts, intent.parts)
  }
}

/** Who was named in the URL is meant for its whole origin. */
function withUserinfo(parts: UrlParts, from: UrlParts): UrlParts {
  const { userinfo } = from
  if (parts.userinfo !== undefined || userinfo === undefined || parts.origin !== from.origin) return parts
  return { ...parts, userinfo }
}

/** A URL as it can be shown anywhere: without a user and password. */
export function withoutUserinfo(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*@/i, '$1//')
}

/** What was typed may lack the scheme. */
function withScheme({ url, parts }: Intent): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(url.trim()) ? url.trim() : `${parts.scheme}://${url.trim()}`
}

/** POST became GET for so long that the standard now allows it; 303 means just that. */
function methodAfter(status: number, method: string): string {
  if (status === 303) return method === 'HEAD' || method === 'GET' ? method : 'GET'
  return (status === 301 || status === 302) && method === 'POST' ? 'GET' : method
}

/** RFC 9110 §15.4: what goes when the content does. */
function describesBody(name: string): boolean {
  return name.startsWith('content-') || name === 'transfer-encoding' || name === 'expect' || name === 'digest'
}
