import type { OAuth2TokenState } from '#shared/model/oauth2.ts'
import type { TokenRecord } from './token-record.ts'

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
