import type { TypedNumber } from './parse-count.ts'

const MOST = 100

/** Reads a number from 1 by which something grows, with or without a fraction. */
export function parseFactor(text: string): TypedNumber {
  const typed = text.trim()
  if (!/^\d+(?:\.\d+)?$/.test(typed)) return { problem: `Only a number from 1 to ${MOST}.` }
  const value = Number(typed)
  return value < 1 || value > MOST ? { problem: `Only a number from 1 to ${MOST}.` } : { value }
}
