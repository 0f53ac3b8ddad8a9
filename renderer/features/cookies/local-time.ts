/** A time as a field of type `datetime-local` holds it, to the second. @param iso ISO 8601; absent is an empty field */
export function toLocalTime(iso: string | undefined): string {
  if (iso === undefined) return ''
  const time = new Date(iso)
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
}

/** ISO 8601 in UTC; undefined for an empty field. */
export function toTimestamp(local: string): string | undefined {
  return local === '' ? undefined : new Date(local).toISOString()
}
