import { ClientError } from '#shared/model/client-error.ts'
import type { TokenRecord } from './token-record.ts'

/**
 * The token in an answer of a token endpoint (RFC 6749 §5.1): JSON, or a form, as some servers send whatever was asked
 * for.
 * @param nowMs when it came, in milliseconds of the epoch
 * @throws ClientError PROTOCOL `oauth2-endpoint` with what the server says of it (§5.2), or that it has no token in it
 */
export function readTokenAnswer(status: number, text: string, nowMs: number): TokenRecord {
  if (status >= 300 && status < 400)
    throw failure(
      `The server answered ${status}, a redirection. It is not followed: the credentials would go along with it.`,
      'oauth2-endpoint'
    )
  return readTokenFields(parseFields(text), nowMs, `The server answered ${status}`, 'oauth2-endpoint')
}

/** The token in the fragment of a redirection (RFC 6749 §4.2.2). */
export function readTokenFragment(fields: URLSearchParams, nowMs: number): TokenRecord {
  return readTokenFields(Object.fromEntries(fields), nowMs, 'The server sent the browser back', 'oauth2')
}

function readTokenFields(
  fields: Record<string, unknown>,
  nowMs: number,
  answered: string,
  reason: FailureReason
): TokenRecord {
  const { access_token, error, error_description, expires_in, id_token, refresh_token, scope } = fields
  if (typeof error === 'string') throw refusal(error, error_description, reason)
  if (typeof access_token !== 'string' || access_token === '')
    throw failure(`${answered} without an access token${namesOf(fields)}.`, reason)
  const seconds = Number(expires_in)
  return {
    accessToken: access_token,
    obtainedAt: new Date(nowMs).toISOString(),
    ...(typeof id_token === 'string' && { idToken: id_token }),
    ...(typeof refresh_token === 'string' && { refreshToken: refresh_token }),
    ...(typeof scope === 'string' && { scope }),
    ...(seconds > 0 && { expiresAt: new Date(nowMs + seconds * 1000).toISOString() })
  }
}

/** Values are not told, since a token may be among them; nor are names that are no words, as of a text that is no form. */
function namesOf(fields: Record<string, unknown>): string {
  const names = Object.keys(fields).filter(name => /^[a-z_]{1,24}$/i.test(name))
  return names.length === 0 ? '' : `, but with ${names.slice(0, 10).join(', ')}`
}

/** What a server says when it gives no token. */
export function refusal(error: string, description: unknown, reason: FailureReason = 'oauth2'): ClientError {
  const why = typeof description === 'string' && description !== '' ? `: ${description}` : ''
  return failure(`The server refused it (${error})${why}.`, reason)
}

/** Whether the token endpoint was asked, of which the history tells, nobody was, or a person has to be. */
type FailureReason = 'oauth2-endpoint' | 'oauth2' | 'oauth2-none'

export function failure(problem: string, reason: FailureReason = 'oauth2'): ClientError {
  return new ClientError('PROTOCOL', { reason, facts: { problem } })
}

/** What a server says in JSON, or in a form. */
export function parseFields(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' ? { ...value } : {}
  } catch {
    return Object.fromEntries(new URLSearchParams(text))
  }
}
