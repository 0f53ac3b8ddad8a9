/** Of typing errors: more than these make another word. */
const MAX_ERRORS = 2

/**
 * The name that was probably meant: one that begins so, or is at most two typing errors away.
 * @returns undefined when none is near
 */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const begun = typed === '' ? undefined : names.find(name => name.startsWith(typed))
  if (begun !== undefined) return begun
  // Two errors in a word of two letters leave nothing of it.
  const limit = Math.min(MAX_ERRORS, typed.length - 1)
  const [nearest] = names
    .map(name => ({ name, errors: countErrors(typed, name) }))
    .filter(({ errors }) => errors <= limit)
    .sort((a, b) => a.errors - b.errors)
  return nearest?.name
}

/** Letters that are missing, too many, wrong, or exchanged with their neighbour (optimal string alignment distance). */
function countErrors(a: string, b: string): number {
  let [before, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const wrong = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isExchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const exchanged = isExchanged ? at(before, j - 2) + 1 : wrong
      row.push(Math.min(wrong, exchanged, at(last, j) + 1, at(row, j - 1) + 1))
    }
    ;[before, last] = [last, row]
  }
  return at(last, b.length)
}

function at(row: readonly number[] | undefined, index: number): number {
  return row?.[index] ?? Number.POSITIVE_INFINITY
}
