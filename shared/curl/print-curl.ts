import { defaultHeaders, expectsContent } from '../http/default-headers.ts'
import { FORM_TYPE } from '../http/encode-form.ts'
import type { Header, RequestInput } from '../model/request.ts'
import type { ExecuteSettings } from '../model/settings.ts'
import { splitUrl, type UrlParts } from '../url/split-url.ts'
import { printAuth } from './print-auth.ts'
import { printBody } from './print-body.ts'
import { printSettings } from './print-settings.ts'
import { printfFormat, quote, quoteWord } from './quote.ts'

/**
 * A command that makes curl send what Sonde sends: method, target, headers and body are the same bytes, but for what
 * curl writes its own way (Host, the boundary of a multipart body). For any POSIX shell; an option to a line.
 * @param settings those that say something; the rest is curl's to decide
 */
export function printCurl(request: RequestInput, settings: ExecuteSettings = {}): string {
  const url = partsOf(request.url)
  const { options: bodyOptions, input } = printBody(withAnnouncedBody(request))
  const auth = isTyped(request, 'authorization') ? printAuth(undefined) : printAuth(settings.auth)
  const hasBody = bodyOptions.length > 0
  const lines = [
    `${input ? `${input} | ` : ''}curl ${[...printMethod(request.method, hasBody), printUrl(request.url, url, auth.query)].join(' ')}`,
    ...printHeaders(request, auth.headers, url, hasBody),
    ...auth.options,
    ...printSettings(settings, url),
    ...bodyOptions
  ]
  return lines.join(' \\\n  ')
}

/** An empty body is announced where one is expected, which curl does for one that is given. */
function withAnnouncedBody({ method, body }: RequestInput): RequestInput['body'] {
  return body.kind === 'empty' && expectsContent(method) ? { kind: 'bytes', bytes: new Uint8Array() } : body
}

function printMethod(method: string, hasBody: boolean): string[] {
  if (method === 'HEAD' && !hasBody) return ['--head']
  return method === (hasBody ? 'POST' : 'GET') ? [] : [`--request ${quoteWord(method)}`]
}

function printUrl(typed: string, url: UrlParts | undefined, query: string | undefined): string {
  const sent = url && /[^\x21-\x7e]/.test(typed.trim()) ? rebuild(url) : typed.trim()
  const [, address = '', fragment = ''] = /^([^#]*)(.*)$/s.exec(sent) ?? []
  const whole = query === undefined ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`
  const options = [
    ...(/[[\]{}]/.test(whole) ? ['--globoff'] : []),
    ...(/\/\.{1,2}(?:[/?]|$)/.test(whole) ? ['--path-as-is'] : [])
  ]
  return [...options, quote(whole + fragment)].join(' ')
}

function rebuild({ scheme, userinfo, authority, target }: UrlParts): string {
  return `${scheme}://${userinfo === undefined ? '' : `${userinfo}@`}${authority}${target}`
}

/** Headers that curl would add of its own are taken back where Sonde does not send them. */
function printHeaders(
  request: RequestInput,
  authHeaders: readonly Header[],
  url: UrlParts | undefined,
  hasBody: boolean
): string[] {
  const typed = request.headers.filter(([name]) => name.toLowerCase() !== 'content-length')
  const headers = [...defaultsOf(request, url), ...typed, ...authHeaders]
  const sent = new Set(headers.map(([name]) => name.toLowerCase()))
  const curlsOwn = ['User-Agent', 'Accept']
  if (hasBody && request.body.kind !== 'multipart') curlsOwn.push('Content-Type')
  if (url?.userinfo !== undefined && isWithout(request, 'authorization')) curlsOwn.push('Authorization')
  const taken = curlsOwn.filter(name => !sent.has(name.toLowerCase()))
  return [
    ...headers.map(printHeader),
    ...taken.map(name => `--header ${quote(`${name}:`)}`),
    ...(sent.has('accept-encoding') ? ['--compressed'] : [])
  ]
}

function printHeader([name, value]: Header): string {
  const line = value.trim() === '' ? `${name};` : `${name}: ${value}`
  // Headers are sent as Latin-1, which the shell's UTF-8 is not. What goes beyond that is not sent at all.
  if (!/[^\0-\x7f]/.test(line) || /[^\0-\xff]/.test(line)) return `--header ${quote(line)}`
  const bytes = Uint8Array.from(line, sign => sign.charCodeAt(0))
  return `--header "$(printf -- ${printfFormat(bytes)})"`
}

/** The defaults but for what curl writes itself: Host, Connection, the framing, and the user of the URL. */
function defaultsOf(request: RequestInput, url: UrlParts | undefined): Header[] {
  return defaultHeaders({ ...request, body: announced(request.body) }, url ?? ANY_URL)
    .filter(
      ({ name, optional }) => optional && name !== 'Authorization' && !isWithout(request, name.toLowerCase())
    )
    .map(({ name, value }): Header => [name, value])
}

/** In the place of one that is not known before its variables are: most defaults depend on none. */
const ANY_URL = splitUrl('http://any/')

type Announced = Parameters<typeof defaultHeaders>[0]['body']

/** What of a body the default headers are made from; its size is curl's to tell. */
function announced(body: RequestInput['body']): Announced {
  const contentType = body.kind === 'form' ? FORM_TYPE : 'contentType' in body ? body.contentType : undefined
  return contentType === undefined ? { kind: 'empty' } : { kind: 'bytes', size: 0, contentType }
}

function isWithout({ withoutDefaults = [] }: RequestInput, lowerName: string): boolean {
  return withoutDefaults.includes(lowerName)
}

function isTyped({ headers }: RequestInput, lowerName: string): boolean {
  return headers.some(([name]) => name.toLowerCase() === lowerName)
}

function partsOf(url: string): UrlParts | undefined {
  try {
    return splitUrl(url)
  } catch {
    return undefined
  }
}
