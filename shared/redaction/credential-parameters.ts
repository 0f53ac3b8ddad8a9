import { percentDecoded } from '../url/percent-decoded.ts'
import { parseQuery } from '../url/query-pairs.ts'
import { mayProve } from './cookie-secrets.ts'

/** Parameters of a query that prove something, whoever reads them (RFC 6750 §2.3 and what services made of it). */
const CREDENTIAL_PARAMETERS = [
  'access_token',
  'api_key',
  'apikey',
  'api-key',
  'auth_token',
  'client_secret',
  'id_token',
  'password',
  'passwd',
  'pwd',
  'refresh_token',
  'secret',
  'sig',
  'signature',
  'subscription-key',
  'token',
  'x-amz-security-token',
  'x-amz-signature',
  'x-api-key',
  'x-goog-signature'
]
const NAME = new RegExp(`^(?:${CREDENTIAL_PARAMETERS.join('|')})$`, 'i')
/** What is called `key` is one to a lock only where it is as long as those are; else it sorts or finds something. */
const SHORTEST_KEY = 16

/** Whether a parameter of a query is a secret by its name. */
export function isCredentialParameter(name: string, value: string): boolean {
  return NAME.test(name) || (/^key$/i.test(name) && value.length >= SHORTEST_KEY)
}

const CREDENTIAL_NAME =
  /(?:^|_)(?:token|secret|password|passwd|passphrase|pwd|api_?key|access_?key|private_?key|signature|jwt)$/i

/** The end of a name tells: what stands before, of one that is longer, is not looked at. */
const MOST_NAME = 128

/** Whether a variable, or what it is read from, is a secret by its name: `accessToken`, `shop_api_key`, `res.body.token`. */
export function isCredentialName(name: string): boolean {
  const words = name
    .slice(-MOST_NAME)
    .replace(/[^a-z\d]+$/i, '')
    .replaceAll(/([a-z\d])(?=[A-Z])/g, '$1_')
  return CREDENTIAL_NAME.test(words.replaceAll(/[^a-z\d]/gi, '_'))
}

/** Whether what a variable is given from outside, by a row of data or a command line, is a secret by its name. */
export function isCredentialVariable(name: string, value: string): boolean {
  return isCredentialParameter(name, value) || isCredentialName(name)
}

/** What in the query of a URL proves something and may be repeated elsewhere: as typed, and as it is meant. */
export function credentialsInQuery(url: string): string[] {
  const [query] = /\?[^#]*/.exec(url) ?? []
  if (query === undefined) return []
  return parseQuery(query)
    .filter(({ name, value }) => isCredentialParameter(name, value))
    .flatMap(({ value }) => [...new Set([value, percentDecoded(value)])])
    .filter(mayProve)
}
