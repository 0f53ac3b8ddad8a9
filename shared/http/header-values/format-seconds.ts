const UNITS = [
  ['year', 365 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1]
] as const

/**
 * A number of seconds in the largest unit of which it holds a whole number, so that nothing is rounded: `2 hours`,
 * `90 seconds`.
 */
export function formatSeconds(seconds: number): string {
  for (const [unit, size] of UNITS) {
    if (seconds < size || seconds % size !== 0) continue
    const count = seconds / size
    return count === 1 ? `1 ${unit}` : `${count} ${unit}s`
  }
  return `${seconds} seconds`
}
