import { headersOnTheWire } from '#shared/http/default-headers.ts'
import type { ExchangeRequest, HopRequest } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import { splitUrl, type UrlParts } from '#shared/url/split-url.ts'
import type { UploadBody } from './upload/upload-body.ts'

/** What a hop is to ask: what was typed, or what a redirect made of it. Cookies and credentials come on top. */
export interface Intent {
  method: string
  url: string
  parts: UrlParts
  headers: Header[]
  withoutDefaults: string[] | undefined
  body: UploadBody | undefined
  /** The same in the words of the record. */
  bodyInfo: ExchangeRequest['body']
  /** Whether the credentials of the settings go along: they do not follow to another origin. */
  trusted: boolean
  /** Whether a redirect led to another origin, on the way or now. */
  strayed: boolean
  /** Whether another site led here (RFC 6265bis §5.2). */
  crossSite: boolean
}

/** The intent as a request, complete but for what depends on the version of HTTP. */
export function writeRequest(intent: Intent, added: readonly Header[]): HopRequest {
  const { method, url, parts, bodyInfo, withoutDefaults } = intent
  const headers = added.length === 0 ? intent.headers : addTo(intent, added)
  return {
    method,
    url,
    headers: headersOnTheWire({ method, headers, body: bodyInfo, withoutDefaults }, parts)
  }
}

/** The intent with a key of the API in its query, which goes where the other credentials go. */
export function withKey(intent: Intent, query: string | undefined): Intent {
  if (query === undefined || !intent.trusted) return intent
  const [, before = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(intent.url) ?? []
  const url = `${before}${before.includes('?') ? '&' : '?'}${query}${fragment}`
  const { userinfo, websocket } = intent.parts
  const parts = {
    ...splitUrl(url),
    ...(userinfo !== undefined && { userinfo }),
    ...(websocket && { websocket })
  }
  return { ...intent, url, parts }
}

/** Whether a header was typed, or is not wanted. @param name in lower case */
export function isDecided({ headers, withoutDefaults }: Intent, name: string): boolean {
  return withoutDefaults?.includes(name) === true || headers.some(([typed]) => typed.toLowerCase() === name)
}

/** Values of Cookie that were typed, or undefined when none was. */
export function typedCookies({ headers }: Intent): string | undefined {
  return headers.find(isCookie)?.[1]
}

/**
 * What was typed, and what is added to it. A header that was typed stays alone, but for Cookie, of which there is only
 * one (RFC 6265 §5.4): those of the jar and of credentials stand in it behind those that were typed.
 */
function addTo(intent: Intent, added: readonly Header[]): Header[] {
  const cookies = added.filter(isCookie).map(([, value]) => value)
  const others = added.filter(header => !isCookie(header) && !isDecided(intent, header[0].toLowerCase()))
  const all = [...intent.headers, ...others]
  if (cookies.length === 0 || intent.withoutDefaults?.includes('cookie')) return all
  const at = all.findIndex(isCookie)
  const [name, value] = all[at] ?? ['Cookie']
  const line = [value, ...cookies].filter(Boolean).join('; ')
  return at < 0 ? [...all, [name, line]] : all.with(at, [name, line])
}

function isCookie([name]: Header): boolean {
  return name.length === 6 && name.toLowerCase() === 'cookie'
}
