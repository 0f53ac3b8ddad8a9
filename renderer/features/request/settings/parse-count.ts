/** What was typed into a field of a number: its value, or a sentence on why it is none. */
export type TypedNumber = { value: number } | { problem: string }

/** Reads a whole number from 0 to `most`. */
export function parseCount(text: string, most: number): TypedNumber {
  const typed = text.trim()
  if (!/^\d+$/.test(typed)) return { problem: `Only a whole number from 0 to ${most}.` }
  const value = Number(typed)
  return value > most ? { problem: `At most ${most}.` } : { value }
}
