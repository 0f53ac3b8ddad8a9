import { z } from 'zod'

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
