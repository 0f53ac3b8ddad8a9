import { createAuthenticator } from '#engine/auth/create-authenticator.ts'
import { withQuery } from '#engine/http/intent.ts'
import type { Auth } from '#shared/model/auth.ts'
import { splitUrl } from '#shared/url/split-url.ts'
import type { KnownRequest } from './mask-request.ts'

/**
 * A request with the credentials that are added to it when it is sent, as far as they are known beforehand: those of
 * Digest answer to a server, and a signature is good for a moment only.
 * @throws ClientError BUILD at `auth.<field>` for a value that cannot be sent
 */
export async function withCredentials(request: KnownRequest, auth: Auth | undefined): Promise<KnownRequest> {
  if (!auth || auth.kind === 'digest' || auth.kind === 'aws-sigv4') return request
  const { method, url, headers } = request
  const authenticator = createAuthenticator(auth)
  const credentials = await authenticator.sign({ method, url: splitUrl(url), headers, body: undefined })
  const typed = new Set(headers.map(([name]) => name.toLowerCase()))
  const added = credentials.headers.filter(([name]) => !typed.has(name.toLowerCase()))
  return {
    ...request,
    url: authenticator.query === undefined ? url : withQuery(url, authenticator.query),
    headers: [...headers, ...added]
  }
}
