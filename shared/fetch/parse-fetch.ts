import { readDataBody } from '../curl/data-body.ts'
import { BLANK_DRAFT } from '../model/draft/blank-draft.ts'
import type { Draft } from '../model/draft/draft.ts'
import type { DraftRow } from '../model/draft/draft-row.ts'
import type { DraftSettings } from '../model/draft/draft-settings.ts'
import { paramsOfUrl } from '../url/params-in-step.ts'
import { CALL } from './looks-like-fetch.ts'
import { type Literal, type LiteralObject, LiteralReader, NoLiteral } from './read-literal.ts'
import { refererOf } from './referer-of.ts'

interface ParsedFetch {
  draft: Draft
  /** What of the call the draft does not say, in sentences. */
  warnings: string[]
}

/**
 * Reads a call of `fetch` as the developer tools of Chrome, Firefox and Safari copy a request (Fetch §5.4, RequestInit).
 * It is parsed and never run: what is not written out is refused.
 * @returns the request that it would make; or why it is none, in a sentence
 */
export function parseFetch(text: string): ParsedFetch | { problem: string } {
  try {
    const call = CALL.exec(text)
    if (!call) return { problem: 'This is not a call of fetch.' }
    const reader = new LiteralReader(text, call[0].length)
    const url = reader.read()
    if (typeof url !== 'string') return { problem: 'The call names no URL.' }
    const init = reader.take(',') && !reader.rest.trimStart().startsWith(')') ? reader.read() : undefined
    reader.take(',')
    if (!reader.take(')')) throw reader.stray()
    const warnings: string[] = []
    const draft = readInit(url, init, warnings)
    if (!/^[\s;]*$/.test(reader.rest)) warnings.push('What follows the call is left out.')
    return { draft, warnings }
  } catch (error) {
    if (error instanceof NoLiteral) return { problem: error.message }
    throw error
  }
}

function readInit(url: string, init: Literal, warnings: string[]): Draft {
  const options = init ?? NOTHING
  if (typeof options !== 'object' || 'list' in options)
    throw new NoLiteral('What fetch is given beside the URL is no object.')
  const textOf = (name: string): string => {
    const value = options.get(name)
    if (value === undefined || value === null) return ''
    if (typeof value === 'object') throw new NoLiteral(`“${name}” is no text.`)
    return asSent(String(value))
  }
  const headers = readHeaders(options.get('headers'))
  const isTyped = (wanted: string) => headers.some(({ name }) => name.toLowerCase() === wanted)
  const add = (name: string, value: string) => {
    if (!isTyped(name.toLowerCase())) headers.push({ name, value, enabled: true })
  }
  const referer = refererOf(textOf('referrer'), textOf('referrerPolicy'), url)
  if (referer !== undefined) add('Referer', referer)
  const hasBody = (options.get('body') ?? null) !== null
  if (hasBody) add('Content-Type', 'text/plain;charset=UTF-8')
  const contentType = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value
  const body = hasBody
    ? readDataBody([{ from: 'data', text: textOf('body') }], contentType).body
    : BLANK_DRAFT.body
  if (textOf('credentials') === 'include' && !isTyped('cookie'))
    warnings.push('Cookies that the browser would send are not in it.')
  for (const name of options.keys()) if (!KNOWN.has(name)) warnings.push(`“${name}” is not taken over.`)
  const params = paramsOfUrl(url, [])
  return {
    ...BLANK_DRAFT,
    method: methodOf(textOf('method')),
    url,
    ...(params.length > 0 && { params: [...params] }),
    headers,
    body,
    settings: readSettings(textOf('redirect'), textOf('credentials'))
  }
}

/** What is read, and what means nothing outside a page. */
const KNOWN: ReadonlySet<string> = new Set([
  ...['method', 'headers', 'body', 'referrer', 'referrerPolicy', 'credentials', 'redirect'],
  ...['mode', 'cache', 'priority', 'keepalive', 'duplex', 'window']
])

const NOTHING: LiteralObject = new Map()

/** Common methods are written in capitals, others stay as they are (Fetch §2.2.1). */
function methodOf(typed: string): string {
  return /^(?:delete|get|head|options|post|put)$/i.test(typed) ? typed.toUpperCase() : typed || 'GET'
}

/** An object, or a list of pairs (Fetch §5.1, HeadersInit). */
function readHeaders(headers: Literal): DraftRow[] {
  const entries = headers ?? NOTHING
  if (typeof entries !== 'object') throw new NoLiteral('“headers” is no object and no list.')
  const pairs = 'list' in entries ? entries.list.map(readPair) : [...entries]
  return pairs.map(([name, value]) => {
    if (typeof value === 'object' && value !== null) throw new NoLiteral(`The header “${name}” is no text.`)
    return { name, value: asSent(String(value)), enabled: name.toLowerCase() !== 'content-length' }
  })
}

function readPair(pair: Literal): [name: string, value: Literal] {
  if (typeof pair === 'object' && pair !== null && 'list' in pair) {
    const [name, value] = pair.list
    if (typeof name === 'string' && pair.list.length === 2) return [name, value]
  }
  throw new NoLiteral('“headers” is a list of something else than pairs of a name and a value.')
}

function readSettings(redirect: string, credentials: string): DraftSettings {
  return {
    ...((redirect === 'manual' || redirect === 'error') && { redirects: { follow: false } }),
    ...(credentials === 'omit' && { cookies: false })
  }
}

/** Half a character is sent as U+FFFD (Web IDL, USVString). */
function asSent(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}
