import { z } from 'zod'
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

export function describeToken(token: TokenRecord): OAuth2TokenState {
  const { obtainedAt, expiresAt, scope, refreshToken } = token
  return {
    obtainedAt,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(scope !== undefined && { scope }),
    canRefresh: refreshToken !== undefined
  }
}
