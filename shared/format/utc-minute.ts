/** A time in ISO 8601 to the minute: `2024-01-01 00:00 UTC`. Empty stays empty. */
export function utcMinute(iso: string): string {
  return iso === '' ? '' : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
}
