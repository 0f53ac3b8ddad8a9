/**
 * Until when a token is good, in words.
 * @param expiresAt ISO; absent when the server did not say
 * @param now milliseconds since 1970
 */
export function describeExpiry(
  expiresAt: string | undefined,
  now: number
): { text: string; expired: boolean } {
  if (expiresAt === undefined)
    return { text: 'There is a token. The server did not say when it expires.', expired: false }
  const seconds = Math.ceil((new Date(expiresAt).getTime() - now) / 1000)
  if (seconds <= 0) return { text: 'The token has expired.', expired: true }
  return { text: `There is a token. It expires in ${coarse(seconds)}.`, expired: false }
}

/** To the second only when seconds matter. */
function coarse(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 120) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`
}
