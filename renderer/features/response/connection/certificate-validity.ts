const DAY_MS = 86_400_000
/** Days before its end from which a certificate deserves a look: most are renewed a month ahead. */
const SOON_DAYS = 30

export interface Validity {
  tone: 'good' | 'warn' | 'bad'
  words: string
}

/**
 * How a certificate stands in its time, in words.
 * @param now milliseconds since 1970
 */
export function judgeValidity(
  { validFrom, validTo }: { validFrom: string; validTo: string },
  now: number
): Validity {
  const leftMs = Date.parse(validTo) - now
  const untilMs = Date.parse(validFrom) - now
  // A malformed certificate has times that are none.
  if (Number.isNaN(leftMs) || Number.isNaN(untilMs)) return { tone: 'bad', words: 'validity unreadable' }
  if (untilMs > 0) return { tone: 'bad', words: `valid in ${days(untilMs)}` }
  if (leftMs < 0) return { tone: 'bad', words: `expired ${days(-leftMs)} ago` }
  return { tone: leftMs < SOON_DAYS * DAY_MS ? 'warn' : 'good', words: `${days(leftMs)} left` }
}

function days(ms: number): string {
  const count = Math.floor(ms / DAY_MS)
  if (count >= 2 * 365) return `${Math.floor(count / 365.25)} years`
  if (count === 0) return 'less than a day'
  return count === 1 ? '1 day' : `${count} days`
}
