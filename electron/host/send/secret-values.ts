import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftAuth } from '#shared/model/draft/draft-auth.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { credentialsInQuery } from '#shared/redaction/credential-parameters.ts'
import { headerSecrets } from '#shared/redaction/header-secrets.ts'
import { placedSecret } from '#shared/redaction/placed-secret.ts'
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
}: Pick<Draft, 'url' | 'headers' | 'auth' | 'settings'>): SecretForm[] {
  const { mode, url: proxyUrl = '' } = settings.proxy ?? {}
  return [
    ...ofAuth(auth),
    ...urlPasswords(url),
    ...credentialsInQuery(url),
    ...headers.filter(({ enabled }) => enabled).flatMap(({ name, value }) => headerSecrets([name, value])),
    ...(mode === 'url' ? urlPasswords(proxyUrl) : [])
  ].filter(secret => secret !== '')
}

function ofAuth(auth: DraftAuth | undefined): SecretForm[] {
  if (!auth) return []
  const { password = '', token = '', name = '', value = '', secretAccessKey = '', sessionToken = '' } = auth
  switch (auth.kind) {
    case 'basic':
    case 'digest':
      return [password]
    case 'bearer':
      return [token]
    case 'api-key':
      // Behind the name of a scheme, as in `Token abc`, the rest alone is what proves.
      return [
        value,
        value.replace(/^[\w-]+\s+/, ''),
        ...(auth.in === 'cookie' ? [] : placedSecret(auth.in ?? 'header', name, value))
      ]
    case 'aws-sigv4':
      return [secretAccessKey, sessionToken]
    default:
      return []
  }
}
