import { formatCount } from '#shared/format/count.ts'

/** What may be typed into a field of a whole number. */
export interface NumberRange {
  least: number
  most: number
}

/** A sentence on why what was typed is no whole number in a range; undefined when it is one. */
export function problemOfNumber(typed: string, { least, most }: NumberRange): string | undefined {
  const text = typed.trim()
  if (!/^\d+$/.test(text)) return `A whole number from ${formatCount(least)} to ${formatCount(most)}.`
  const value = Number(text)
  if (value < least) return `At least ${formatCount(least)}.`
  return value > most ? `At most ${formatCount(most)}.` : undefined
}
