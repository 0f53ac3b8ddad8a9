import { findHeader } from '#engine/http/raw-headers.ts'
import { readHeaders } from '../request/read-headers.ts'
import { tooMany } from '../too-many.ts'
import { UsageError } from '../usage-error.ts'
import { readBody } from './read-body.ts'
import { readMethod } from './read-method.ts'
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
  if (extra !== undefined) throw tooMany('the URL', 'sonde send [METHOD] URL')
  if (method !== undefined && values.request !== undefined)
    throw new UsageError(`--request ${values.request}: the method is already given as “${method}”`)

  const { headers, withoutDefaults } = readHeaders(values)
  const body = readBody(values, headers)
  if (values.json !== undefined && findHeader(headers, 'accept') === undefined)
    headers.push(['Accept', 'application/json'])
  return {
    method: method ?? values.request,
    url,
    headers,
    withoutDefaults,
    ...body
  }
}

/** What is no URL, but for the bare name of a host. */
const WORD = /^[^.:/?#]+$/

/**
 * A word before another one is a method; one alone is where it is written like one.
 * @throws UsageError for a word that is no method
 */
function nameOperands([first, second, third]: string[]): Partial<Record<'method' | 'url' | 'extra', string>> {
  if (first === undefined) return {}
  if (second === undefined) return /^[A-Z]+$/.test(first) ? { method: first } : { url: first }
  if (!WORD.test(first)) return { url: first, extra: second }
  return { method: readMethod(first), url: second, ...(third !== undefined && { extra: third }) }
}
