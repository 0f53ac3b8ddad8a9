import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'
import type { OAuth2TokenState } from '#shared/model/oauth2.ts'

/** A token as it lies in the vault. */
export const TokenRecord = z.object({
  accessToken: z.string(),
  idToken: z.string().optional(),
  refreshToken: z.string().optional(),
  scope: z.string().optional(),
  obtainedAt: z.iso.datetime(),
  /** Absent when the server did not say. */
  expiresAt: z.iso.datetime().optional()
})
export type TokenRecord = z.infer<typeof TokenRecord>

/** What is too near its end counts as expired: it would be so when it arrives. */
const MARGIN_MS = 10_000

export function hasExpired({ expiresAt }: TokenRecord, nowMs: number): boolean {
  return expiresAt !== undefined && new Date(expiresAt).getTime() - MARGIN_MS <= nowMs
}

/** What the cache finds a token by: the name that was given to it, else all that makes it another one. */
export function tokenKey(oauth2: DraftOAuth2): string {
  const { tokenId = '' } = oauth2
  if (tokenId.trim() !== '') return tokenId.trim()
  const { flow, authorizationUrl, accessTokenUrl, clientId, scope, username } = oauth2
  const parts = [flow, authorizationUrl, accessTokenUrl, clientId, scope, username]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)
}

export function describeToken(key: string, token: TokenRecord): OAuth2TokenState {
  const { obtainedAt, expiresAt, scope, refreshToken } = token
  return {
    key,
    obtainedAt,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(scope !== undefined && { scope }),
    canRefresh: refreshToken !== undefined
  }
}
