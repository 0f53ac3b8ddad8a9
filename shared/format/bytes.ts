const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const

/**
 * A size for people, in binary units: `0 B`, `453 B`, `3.3 KiB`, `12 MiB`. The only formatter of sizes there is.
 * @param bytes a whole number, not negative
 */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= (unit === 0 ? 1024 : 999.5) && unit < UNITS.length - 1) {
    value /= 1024
    unit++
  }
  if (unit === 0) return `${bytes} B`
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`
}
