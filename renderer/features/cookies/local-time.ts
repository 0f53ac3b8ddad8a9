import { ClientError } from '#shared/model/client-error.ts'

/** A time as a field of type `datetime-local` holds it, to the second. @param iso ISO 8601; absent is an empty field */
export function toLocalTime(iso: string | undefined): string {
  if (iso === undefined) return ''
  const time = new Date(iso)
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
}

/**
 * ISO 8601 in UTC; undefined for an empty field.
 * @throws ClientError BUILD at `expires`: the field takes years of six digits, and cookies none beyond 9999 (RFC 6265 §4.1.1)
 */
export function toTimestamp(local: string): string | undefined {
  if (local === '') return undefined
  const time = new Date(local)
  if (/^\d{4}-/.test(local) && !Number.isNaN(time.getTime())) return time.toISOString()
  const problem = 'A cookie ends in a year of four digits. Choose an earlier time, or none.'
  throw new ClientError('BUILD', { field: 'expires', facts: { problem } })
}
