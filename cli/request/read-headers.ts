import type { Header } from '#shared/model/request.ts'
import { UsageError } from '../usage-error.ts'
import type { RequestValues } from './request-values.ts'

/**
 * As curl reads them: `Name: value` adds, `Name:` takes a default header away, `Name;` adds one without value. Cookies
 * of flags come last.
 * @throws UsageError for a line that is none of these
 */
export function readHeaders({ header: lines = [], cookie }: RequestValues): {
  headers: Header[]
  withoutDefaults: string[]
} {
  const headers: Header[] = []
  const withoutDefaults: string[] = []
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon > 0) {
      const value = line.slice(colon + 1).trim()
      if (value === '') withoutDefaults.push(readOptionalName(line.slice(0, colon)))
      else headers.push([line.slice(0, colon), value])
    } else if (line.endsWith(';')) headers.push([line.slice(0, -1), ''])
    else throw new UsageError(`--header “${beginningOf(line)}”: write it as “Name: value”`)
  }
  if (cookie?.some(pair => !pair.includes('='))) throw new UsageError('--cookie: write it as NAME=VALUE')
  return { headers: cookie ? withCookies(headers, cookie) : headers, withoutDefaults }
}

/** In one field, whoever else begins it: there may be only one (RFC 6265 §5.4). */
function withCookies(headers: readonly Header[], cookies: readonly string[]): Header[] {
  const isCookie = ([name]: Header) => name.toLowerCase() === 'cookie'
  const pairs = [...headers.filter(isCookie).map(([, value]) => value), ...cookies]
  return [...headers.filter(header => !isCookie(header)), ['Cookie', pairs.join('; ')]]
}

/** What follows the name may be a secret, and ends up in the logs of others. */
function beginningOf(line: string): string {
  const [, word = ''] = /^([^\s=]+)[\s=]/.exec(line.trimStart()) ?? []
  return `${word} …`.trimStart()
}

/** What HTTP/1.1 cannot do without (RFC 9112 §3.2, §6). */
const INDISPENSABLE = ['host', 'connection', 'content-length', 'transfer-encoding']

function readOptionalName(name: string): string {
  if (INDISPENSABLE.includes(name.toLowerCase()))
    throw new UsageError(`--header “${name}:”: this header cannot be left out`)
  return name.toLowerCase()
}
