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
  // Within one column only its length can be shown, not where in the column it lies.
  if (end <= first + 1) return indent + (EIGHTHS[Math.round((end - Math.max(first, from)) * 8)] || '▏')
  const head = from - first >= 0.5 ? '▐' : ''
  const start = first + head.length
  const whole = Math.floor(end - start + 1e-9)
  return indent + head + '█'.repeat(whole) + (EIGHTHS[Math.round((end - start - whole) * 8)] ?? '')
}
