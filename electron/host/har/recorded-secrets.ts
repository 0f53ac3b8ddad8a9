import type { Exchange } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import { cookieSecrets } from '#shared/redaction/cookie-secrets.ts'
import { secretValues } from '../send/secret-values.ts'

/** What pages send as a token before they have one: as secrets, they would be masked in every body. */
const NO_TOKENS = new Set(['null', 'undefined', 'None'])

/**
 * What proves something in an exchange that was recorded elsewhere, by the place where it stands: credentials in
 * headers and URLs, and the cookies that were set. Bodies may repeat them.
 */
export function recordedSecrets({ request, hops }: Pick<Exchange, 'request' | 'hops'>): string[] {
  const sent = [request, ...hops.map(hop => hop.request)].flatMap(({ url, headers }) =>
    secretValues({ url, headers: headers.map(rowOf), auth: undefined, settings: {} })
  )
  const set = hops
    .flatMap(({ response }) => response?.headers ?? [])
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    // Browsers join those of one answer, each on a line.
    .flatMap(([, value]) => value.split('\n'))
    .flatMap(line => cookieSecrets(line.replace(/;.*$/s, '')))
  return [...new Set([...sent, ...set])].filter(value => !NO_TOKENS.has(value))
}

function rowOf([name, value]: Header) {
  return { name, value, enabled: true }
}
