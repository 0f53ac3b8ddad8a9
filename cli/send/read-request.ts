import type { Header } from '#shared/model/request.ts'
import { UsageError } from '../usage-error.ts'
import { readBody } from './read-body.ts'
import type { SendParts } from './send-parts.ts'
import type { SendValues } from './send-values.ts'

/**
 * The request that a command line describes.
 * @throws UsageError when positionals or flags do not fit together
 */
export function readRequest(values: SendValues, positionals: string[]): SendParts {
  const [url, method, ...rest] = positionals.toReversed()
  if (url === undefined || (method === undefined && /^[A-Z]+$/.test(url)))
    throw new UsageError('The URL is missing: sonde send [METHOD] URL')
  if (rest.length > 0)
    throw new UsageError(`Too many arguments: “${positionals[0]}”. Usage: sonde send [METHOD] URL`)
  if (method !== undefined && !POSITIONAL_METHOD.test(method))
    throw new UsageError(`Too many arguments: “${method}” is not a method. Usage: sonde send [METHOD] URL`)
  if (method !== undefined && values.request !== undefined)
    throw new UsageError(`--request ${values.request}: the method is already given as “${method}”`)

  const body = readBody(values)
  const { headers, withoutDefaults } = readHeaders(values.header ?? [])
  if (values.json !== undefined && !headers.some(([name]) => name.toLowerCase() === 'accept'))
    headers.push(['Accept', 'application/json'])
  if (values.cookie) headers.push(['Cookie', values.cookie.join('; ')])
  return {
    method: method ?? values.request,
    url,
    headers,
    withoutDefaults,
    ...body
  }
}

/** Any token (RFC 9110 §5.6.2) but one with a dot: that is a host, and can be a method with --request. */
const POSITIONAL_METHOD = /^[\w!#$%&'*+^`|~-]+$/

/** As curl reads them: `Name: value` adds, `Name:` takes a default header away, `Name;` adds one without value. */
function readHeaders(lines: string[]): { headers: Header[]; withoutDefaults: string[] } {
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
  return { headers, withoutDefaults }
}

/** What HTTP/1.1 cannot do without (RFC 9112 §3.2, §6). */
const INDISPENSABLE = ['host', 'connection', 'content-length', 'transfer-encoding']

function readOptionalName(name: string): string {
  if (INDISPENSABLE.includes(name.toLowerCase()))
    throw new UsageError(`--header “${name}:”: this header cannot be left out`)
  return name.toLowerCase()
}
