import type { Auth } from '#shared/model/auth.ts'
import { createApiKey } from './api-key.ts'
import type { Authenticator } from './authenticator.ts'
import { createSigV4 } from './aws-sigv4/sigv4.ts'
import { createBasic } from './basic.ts'
import { createBearer } from './bearer.ts'
import { createDigest } from './digest/digest.ts'

/**
 * What proves who sends the hops of one exchange.
 * @throws ClientError BUILD at `auth.<field>` for a value that cannot be sent
 */
export function createAuthenticator(auth: Auth): Authenticator {
  switch (auth.kind) {
    case 'basic':
      return createBasic(auth)
    case 'bearer':
      return createBearer(auth)
    case 'api-key':
      return createApiKey(auth)
    case 'digest':
      return createDigest(auth)
    case 'aws-sigv4':
      return createSigV4(auth)
  }
}
