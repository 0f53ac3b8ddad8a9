const MOST_MS = 24 * 60 * 60 * 1000

/** What was typed into the field of a timeout: milliseconds, of which 0 is off, or a sentence on why it is none. */
export type TypedTimeout = { ms: number } | { problem: string }

/** Reads a whole number of milliseconds up to 24 hours, or `off`. */
export function parseTimeout(text: string): TypedTimeout {
  const typed = text.trim().toLowerCase()
  if (typed === 'off') return { ms: 0 }
  if (typed === '') return { problem: 'A number of milliseconds is needed, or 0 for off.' }
  if (/^-\s*\d/.test(typed)) return { problem: 'A timeout cannot be negative. 0 switches it off.' }
  if (!/^\d+$/.test(typed)) return { problem: 'Only a whole number of milliseconds, or 0 for off.' }
  const ms = Number(typed)
  return ms > MOST_MS ? { problem: `At most 24 hours, which is ${MOST_MS} ms.` } : { ms }
}

/** A timeout as it is shown when nobody is typing it: `30000`, and in words where it is off. */
export function nameTimeout(ms: number): string {
  return ms === 0 ? 'off' : `${ms} ms`
}
