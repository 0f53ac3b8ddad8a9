import { checkHeaderName, checkHeaderValue } from '#shared/http/check-request.ts'
import { isToken } from '#shared/http/field-syntax.ts'
import type { Auth } from '#shared/model/auth.ts'
import type { Authenticator } from './authenticator.ts'
import { fixedCredentials } from './fixed-credentials.ts'
import { percentEncode } from './percent-encode.ts'
import { refuseIf } from './refuse.ts'

type ApiKey = Extract<Auth, { kind: 'api-key' }>

/**
 * A key under a name of the API's own, in a header, the query or a cookie.
 * @throws ClientError BUILD at `auth.name` or `auth.value` for what cannot stand there
 */
export function createApiKey({ name, value, in: place }: ApiKey): Authenticator {
  return PLACES[place](name, value)
}

const PLACES: Record<ApiKey['in'], (name: string, value: string) => Authenticator> = {
  header(name, value) {
    refuseIf(checkHeaderName(name), 'auth.name')
    refuseIf(checkHeaderValue(value), 'auth.value')
    return fixedCredentials([[name, value]])
  },
  query(name, value) {
    refuseIf(name === '' ? 'The parameter needs a name.' : undefined, 'auth.name')
    return fixedCredentials([], `${percentEncode(name)}=${percentEncode(value)}`)
  },
  cookie(name, value) {
    refuseIf(checkCookieName(name), 'auth.name')
    refuseIf(checkCookieValue(value), 'auth.value')
    return fixedCredentials([['Cookie', `${name}=${value}`]])
  }
}

/** RFC 6265 §4.1.1. */
function checkCookieName(name: string): string | undefined {
  if (name === '') return 'A cookie needs a name.'
  return isToken(name)
    ? undefined
    : 'The name of a cookie is letters, digits and a few signs, without spaces.'
}

/** Servers take more than RFC 6265 §4.1.1 allows; only what would end the cookie is refused. */
function checkCookieValue(value: string): string | undefined {
  if (value.includes(';'))
    return 'The value of a cookie cannot contain a semicolon: the cookie would end there.'
  return checkHeaderValue(value)
}
