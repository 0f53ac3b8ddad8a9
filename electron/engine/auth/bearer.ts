import { checkHeaderValue } from '#shared/http/check-request.ts'
import type { Auth } from '#shared/model/auth.ts'
import type { Authenticator } from './authenticator.ts'
import { fixedCredentials } from './fixed-credentials.ts'
import { refuseIf } from './refuse.ts'

/**
 * A token that is good for whoever bears it (RFC 6750 §2.1). Sent as typed, also where it is none of that grammar:
 * servers give out what they like.
 * @throws ClientError BUILD for a token that is missing or that no header can carry
 */
export function createBearer({ token }: Extract<Auth, { kind: 'bearer' }>): Authenticator {
  refuseIf(token === '' ? 'A bearer token is needed.' : checkHeaderValue(token), 'auth.token')
  return fixedCredentials([['Authorization', `Bearer ${token}`]])
}
