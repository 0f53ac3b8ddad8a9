import type { TypedNumber } from './parse-count.ts'

const MOST_MS = 24 * 60 * 60 * 1000

/** Reads a whole number of milliseconds up to 24 hours, or `off`, which is 0. */
export function parseTimeout(text: string): TypedNumber {
  const typed = text.trim().toLowerCase()
  if (typed === 'off') return { value: 0 }
  if (typed === '') return { problem: 'A number of milliseconds is needed, or 0 for off.' }
  if (/^-\s*\d/.test(typed)) return { problem: 'A timeout cannot be negative. 0 switches it off.' }
  if (!/^\d+$/.test(typed)) return { problem: 'Only a whole number of milliseconds, or 0 for off.' }
  const value = Number(typed)
  return value > MOST_MS ? { problem: `At most 24 hours, which is ${MOST_MS} ms.` } : { value }
}

/** A timeout as it is shown when nobody is typing it: `30000`, and in words where it is off. */
export function nameTimeout(ms: number): string {
  return ms === 0 ? 'off' : `${ms} ms`
}
