import { readHeaders } from '../request/read-headers.ts'
import { UsageError } from '../usage-error.ts'
import { readBody } from './read-body.ts'
import type { SendParts } from './send-parts.ts'
import type { SendValues } from './send-values.ts'

/**
 * The request that a command line describes.
 * @throws UsageError when positionals or flags do not fit together
 */
export function readRequest(values: SendValues, positionals: string[]): SendParts {
  const { method, url, extra } = nameOperands(positionals)
  if (url === undefined) throw new UsageError('The URL is missing: sonde send [METHOD] URL')
  if (/^wss?:/i.test(url)) throw new UsageError('ws:// and wss:// open a WebSocket: sonde ws URL')
  if (extra !== undefined)
    throw new UsageError(`Too many arguments: “${extra}”. Usage: sonde send [METHOD] URL`)
  if (method !== undefined && values.request !== undefined)
    throw new UsageError(`--request ${values.request}: the method is already given as “${method}”`)

  const body = readBody(values)
  const { headers, withoutDefaults } = readHeaders(values)
  if (values.json !== undefined && !headers.some(([name]) => name.toLowerCase() === 'accept'))
    headers.push(['Accept', 'application/json'])
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

/** A first one that can be a method is one where another follows, or where it is written like one. */
function nameOperands([first, second, third]: string[]): Partial<Record<'method' | 'url' | 'extra', string>> {
  if (first === undefined) return {}
  if (second === undefined) return /^[A-Z]+$/.test(first) ? { method: first } : { url: first }
  if (!POSITIONAL_METHOD.test(first)) return { url: first, extra: second }
  return { method: first, url: second, ...(third !== undefined && { extra: third }) }
}
