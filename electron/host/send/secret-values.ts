import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftAuth } from '#shared/model/draft/draft-auth.ts'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import { cookieSecrets, mayProve } from '#shared/redaction/cookie-secrets.ts'
import { credentialsInQuery } from '#shared/redaction/credential-parameters.ts'
import { isCredentialHeader } from '#shared/redaction/redact-headers.ts'
import { urlPasswords } from '#shared/redaction/url-passwords.ts'

/**
 * What of a resolved draft is secret by the place where it stands, wherever it came from: what its auth proves with,
 * headers of credentials that were typed, the passwords of its URL and its proxy, and such parameters of its query.
 */
export function secretValues({
  url,
  headers,
  auth,
  settings
}: Pick<Draft, 'url' | 'headers' | 'auth' | 'settings'>): string[] {
  const { mode, url: proxyUrl = '' } = settings.proxy ?? {}
  return [
    ...ofAuth(auth),
    ...urlPasswords(url),
    ...credentialsInQuery(url),
    ...headers.filter(({ enabled }) => enabled).flatMap(ofHeader),
    ...(mode === 'url' ? urlPasswords(proxyUrl) : [])
  ].filter(secret => secret !== '')
}

/** What proves in a header that was typed by hand: all of it, and what stands behind the name of a scheme. */
function ofHeader({ name, value }: DraftRow): string[] {
  if (!isCredentialHeader(name)) return []
  const credentials = value.replace(/^[\w-]+\s+/, '')
  switch (name.trim().toLowerCase()) {
    case 'cookie':
      return cookieSecrets(value)
    case 'authorization':
    case 'proxy-authorization':
      return [value, credentials, ...(/^basic\s/i.test(value) ? passwordOfBasic(credentials) : [])]
    default:
      // Of services, whose short ones are words more often than keys.
      return [value, credentials].filter(mayProve)
  }
}

/** RFC 7617 §2: what follows the first colon is the password. */
function passwordOfBasic(credentials: string): string[] {
  const [, password] = /^[^:]*:(.+)$/s.exec(Buffer.from(credentials, 'base64').toString('utf8')) ?? []
  return password === undefined ? [] : [password]
}

function ofAuth(auth: DraftAuth | undefined): string[] {
  if (!auth) return []
  const { password = '', token = '', value = '', secretAccessKey = '', sessionToken = '' } = auth
  switch (auth.kind) {
    case 'basic':
    case 'digest':
      return [password]
    case 'bearer':
      return [token]
    case 'api-key':
      // Behind the name of a scheme, as in `Token abc`, the rest alone is what proves.
      return [value, value.replace(/^[\w-]+\s+/, '')]
    case 'aws-sigv4':
      return [secretAccessKey, sessionToken]
    default:
      return []
  }
}
