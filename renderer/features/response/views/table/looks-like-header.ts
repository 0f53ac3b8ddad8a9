const NUMBER = /^[\s$€£]*[-+]?[\d.,]*\d[\s%]*$/
const DATE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/

/**
 * Whether the first record names the columns: all of it are words, each another one, and where there is a second record
 * not the same as there.
 */
export function looksLikeHeader(records: readonly (readonly (string | undefined)[])[]): boolean {
  const [first = [], second] = records
  const names = first.map(name => name?.trim() ?? '')
  const filled = names.filter(name => name !== '')
  // A column of row numbers often has no name.
  if (filled.length === 0 || filled.length < names.length - 1) return false
  if (new Set(filled).size < filled.length || filled.some(isValue)) return false
  return second === undefined || second.some((value, column) => value !== first[column])
}

/** What is in tables, and names no column. */
function isValue(text: string): boolean {
  return NUMBER.test(text) || DATE.test(text) || /^(true|false|null)$/i.test(text)
}
