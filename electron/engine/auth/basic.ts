import type { Auth } from '#shared/model/auth.ts'
import type { Authenticator } from './authenticator.ts'
import { fixedCredentials } from './fixed-credentials.ts'
import { refuseIf } from './refuse.ts'

const CONTROL = /[\x00-\x1f\x7f]/

/**
 * User and password in base64 of their UTF-8 form (RFC 7617).
 * @throws ClientError BUILD for a colon in the name of the user, or a control character
 */
export function createBasic({ username, password }: Extract<Auth, { kind: 'basic' }>): Authenticator {
  refuseIf(checkUsername(username), 'auth.username')
  refuseIf(checkPassword(password), 'auth.password')
  const credentials = Buffer.from(`${username}:${password}`, 'utf8').toString('base64')
  return fixedCredentials([['Authorization', `Basic ${credentials}`]])
}

/** RFC 7617 §2: what follows the first colon is the password. */
function checkUsername(username: string): string | undefined {
  if (username.includes(':'))
    return 'A user name cannot contain a colon here: with Basic, all that follows it would be the password.'
  return CONTROL.test(username) ? 'A user name cannot contain a line break or control character.' : undefined
}

function checkPassword(password: string): string | undefined {
  return CONTROL.test(password) ? 'A password cannot contain a line break or control character.' : undefined
}
