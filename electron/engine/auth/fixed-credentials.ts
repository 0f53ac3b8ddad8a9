import type { Header } from '#shared/model/request.ts'
import type { Authenticator } from './authenticator.ts'

/** Credentials that are the same for each request and known beforehand: there is nothing to be asked for. */
export function fixedCredentials(headers: Header[], query?: string): Authenticator {
  const credentials = { headers }
  return { ...(query !== undefined && { query }), sign: () => credentials, challenge: () => false }
}
