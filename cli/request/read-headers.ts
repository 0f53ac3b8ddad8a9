import type { Header } from '#shared/model/request.ts'
import { UsageError } from '../usage-error.ts'
import { nameByPlace } from './name-by-place.ts'
import { readPairs } from './read-pairs.ts'
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
  for (const [index, line] of lines.entries()) {
    const { name, sign, value } = splitLine(line)
    if (name === undefined) {
      const flag = nameByPlace('header', index, lines.length)
      throw new UsageError(`${flag}${beginningOf(line)}: write it as “Name: value”`)
    }
    if (sign === ':' && value === '') withoutDefaults.push(readOptionalName(name))
    else headers.push([name, value])
  }
  const cookies = cookie && readPairs('cookie', cookie)
  return { headers: cookies ? withCookies(headers, cookies) : headers, withoutDefaults }
}

/** Without a name where it is no header: a colon behind what no name can be may be one of a secret. */
function splitLine(line: string): { name: string | undefined; sign: string; value: string } {
  const [, name, sign = '', value = ''] = /^([^\s=:]+)(:|;$)(.*)$/s.exec(line) ?? []
  return { name, sign, value: value.trim() }
}

/** In one field, whoever else begins it: there may be only one (RFC 6265 §5.4). */
function withCookies(
  headers: readonly Header[],
  cookies: readonly [name: string, value: string][]
): Header[] {
  const isCookie = ([name]: Header) => name.toLowerCase() === 'cookie'
  const typed = headers.filter(isCookie).map(([, value]) => value)
  const pairs = [...typed, ...cookies.map(pair => pair.join('='))]
  return [...headers.filter(header => !isCookie(header)), ['Cookie', pairs.join('; ')]]
}

/** What follows the first word may be a secret, and ends up in the logs of others; so may that where nothing follows it. */
function beginningOf(line: string): string {
  const [, word] = /^([^\s=:]+)[\s=:]+[^\s=:]/.exec(line.trimStart()) ?? []
  return word === undefined ? '' : ` “${word} …”`
}

/** What HTTP/1.1 cannot do without (RFC 9112 §3.2, §6). */
const INDISPENSABLE = ['host', 'connection', 'content-length', 'transfer-encoding']

function readOptionalName(name: string): string {
  if (INDISPENSABLE.includes(name.toLowerCase()))
    throw new UsageError(`--header “${name}:”: this header cannot be left out`)
  return name.toLowerCase()
}
