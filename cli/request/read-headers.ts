import type { Header } from '#shared/model/request.ts'
import { UsageError } from '../usage-error.ts'
import type { RequestValues } from './request-values.ts'

/**
 * As curl reads them: `Name: value` adds, `Name:` takes a default header away, `Name;` adds one without value. Cookies
 * come last.
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
    else throw new UsageError(`--header “${line}”: write it as “Name: value”`)
  }
  const odd = cookie?.find(pair => !pair.includes('='))
  if (odd !== undefined) throw new UsageError(`--cookie ${odd}: write it as NAME=VALUE`)
  if (cookie) headers.push(['Cookie', cookie.join('; ')])
  return { headers, withoutDefaults }
}

/** What HTTP/1.1 cannot do without (RFC 9112 §3.2, §6). */
const INDISPENSABLE = ['host', 'connection', 'content-length', 'transfer-encoding']

function readOptionalName(name: string): string {
  if (INDISPENSABLE.includes(name.toLowerCase()))
    throw new UsageError(`--header “${name}:”: this header cannot be left out`)
  return name.toLowerCase()
}
