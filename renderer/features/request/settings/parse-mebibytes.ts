import type { TypedNumber } from './parse-count.ts'

/** As much as one buffer can hold. */
const MOST = 2048

/** Reads a number of mebibytes from 0, which is off, with or without a fraction. */
export function parseMebibytes(text: string): TypedNumber {
  const typed = text.trim()
  if (!/^(?:\d+(?:\.\d+)?|\.\d+)$/.test(typed)) return { problem: `Only a number from 0 to ${MOST}.` }
  const value = Number(typed)
  return value > MOST ? { problem: `At most ${MOST} MiB.` } : { value }
}

/** As it is spoken of in a sentence. */
export function nameMebibytes(value: number): string {
  return value === 0 ? 'off' : `${value} MiB`
}
