import { z } from 'zod'
import { StoredCookie } from './exchange.ts'

/** A cookie as a jar keeps it, and as it lies on disk: name, value and path with a character for each byte (latin1). */
export const CookieRecord = StoredCookie.extend({
  /** Goes to that very host and to none below it (RFC 6265 §5.3). */
  hostOnly: z.boolean(),
  /** ISO 8601. Of cookies whose paths are of one length the older goes first. */
  createdAt: z.string()
})
export type CookieRecord = z.infer<typeof CookieRecord>

/** A cookie of the jar as a person reads it. */
export const KeptCookie = CookieRecord.extend({
  /** What it is deleted by: see `cookieKey`. */
  key: z.string()
})
export type KeptCookie = z.infer<typeof KeptCookie>

/** What of a cookie can be edited. */
export const CookieContent = CookieRecord.omit({ createdAt: true }).extend({
  expires: z.iso.datetime().optional(),
  sameSite: z.enum(['Strict', 'Lax', 'None']).optional()
})
export type CookieContent = z.infer<typeof CookieContent>

/** One cookie that a jar has got, has otherwise, or has no more. */
export interface CookieChange {
  /** See `cookieKey`. */
  key: string
  /** Absent when it was deleted. */
  cookie?: CookieRecord
}
