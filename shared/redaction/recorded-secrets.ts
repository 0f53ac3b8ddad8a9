import type { Exchange } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'
import { cookieSecrets } from './cookie-secrets.ts'
import { credentialsInQuery } from './credential-parameters.ts'
import { headerSecrets } from './header-secrets.ts'
import { MASK } from './redact-text.ts'
import { urlPasswords } from './url-passwords.ts'

/** What pages send as a token before they have one: as secrets, they would be masked in every body. */
const NO_TOKENS = new Set(['', 'null', 'undefined', 'None'])

/**
 * What proves something in an exchange that was recorded elsewhere, by the place where it stands: credentials in
 * headers and URLs, and the cookies that were set. Bodies and messages may repeat them. What is masked there already is
 * not known. Cookies come last: there may be very many.
 */
export function recordedSecrets({ request, hops }: Pick<Exchange, 'request' | 'hops'>): string[] {
  const requests = [request, ...hops.map(hop => hop.request)]
  const inUrls = requests.flatMap(({ url }) => [...urlPasswords(url), ...credentialsInQuery(url)])
  const headers = requests.flatMap(({ headers }) => headers)
  const isCookie = ([name]: Header) => name.toLowerCase() === 'cookie'
  const inHeaders = headers.filter(header => !isCookie(header)).flatMap(headerSecrets)
  const inCookies = headers.filter(isCookie).flatMap(headerSecrets)
  const set = hops
    .flatMap(({ response }) => response?.headers ?? [])
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    // Browsers join those of one answer, each on a line.
    .flatMap(([, value]) => value.split('\n'))
    .flatMap(line => cookieSecrets(line.replace(/;.*$/s, '')))
  return [...new Set([...inUrls, ...inHeaders, ...inCookies, ...set])].filter(
    value => !NO_TOKENS.has(value) && !value.includes(MASK)
  )
}
