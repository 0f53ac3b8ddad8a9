/** From an eighth of a column to a whole one, filled from the left. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█']

/**
 * A bar in a line of text, from one place to another, in columns with fractions. However short, it can be seen.
 * @param columns that there are: it ends there at the latest
 * @param shade what fills it instead of a solid bar, in whole columns
 */
export function textBar(from: number, to: number, columns: number, shade?: string): string {
  const first = Math.max(0, Math.min(columns - 1, Math.floor(from + 1e-9)))
  const end = Math.max(first, Math.min(columns, to))
  const indent = ' '.repeat(first)
  if (shade !== undefined) return indent + shade.repeat(Math.max(1, Math.round(end - first)))
  const head = from - first >= 0.5 && end > first + 1 ? '▐' : ''
  const start = first + head.length
  const whole = Math.floor(end - start + 1e-9)
  const rest = Math.round((end - start - whole) * 8)
  const bar = head + '█'.repeat(Math.max(0, whole)) + (EIGHTHS[Math.max(0, rest)] ?? '')
  return indent + (bar || '▏')
}
