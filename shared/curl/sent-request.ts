import type { HopRequest } from '../model/exchange.ts'
import type { Header, RequestInput } from '../model/request.ts'
import { shownUrl } from '../url/shown-url.ts'

/** What curl writes by itself, for this connection and this body. */
const FRAMING = new Set(['connection', 'content-length', 'transfer-encoding', 'keep-alive', 'te'])
/** What is added where it was neither typed nor taken away. */
const DEFAULTS = ['user-agent', 'accept', 'accept-encoding', 'content-type', 'host']

/** The request of a hop, to be asked for again just as it went out: all of its headers count as typed. */
export function sentRequest({ method, url, headers }: HopRequest, body: Uint8Array): RequestInput {
  const sent = headers.filter(([name]) => !name.startsWith(':') && !FRAMING.has(name.toLowerCase()))
  return {
    method,
    url,
    headers: sent.filter(header => !isOwnHost(header, url)),
    body: body.byteLength > 0 ? { kind: 'bytes', bytes: body } : { kind: 'empty' },
    withoutDefaults: DEFAULTS.filter(name => !sent.some(([sentName]) => sentName.toLowerCase() === name))
  }
}

/** The host of the URL, which goes without saying. */
function isOwnHost([name, value]: Header, url: string): boolean {
  return name.toLowerCase() === 'host' && shownUrl(url).authority === value
}
