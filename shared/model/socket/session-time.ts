/** No session lasts longer on its clock, in milliseconds: a hundred years. */
export const MAX_SESSION_MS = 100 * 365.25 * 24 * 60 * 60 * 1000

/** In milliseconds since 1970, as far as dates have four digits (RFC 3339 §5.6). */
export const LAST_DATE_MS = Date.UTC(9999, 11, 31)

/** Whether a session may have begun then, so that all its times are dates. @param ms since 1970 */
export function isBeginning(ms: number): boolean {
  return ms >= 0 && ms <= LAST_DATE_MS - MAX_SESSION_MS
}
