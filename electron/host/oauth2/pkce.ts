import { createHash, randomBytes } from 'node:crypto'

/** A proof that who asks for the token is who asked for the code (RFC 7636). */
export interface Pkce {
  method: 'S256' | 'plain'
  verifier: string
  challenge: string
}

/** @param verifier for tests */
export function createPkce(method: Pkce['method'], verifier = randomBytes(32).toString('base64url')): Pkce {
  const challenge = method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url')
  return { method, verifier, challenge }
}
