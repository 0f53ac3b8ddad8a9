/**
 * What is written on the right of an assertion, as a value: `null`, `true`, `12`, `"text"`, else the text itself, as
 * is a number of more digits than numbers have here.
 */
export function parseExpected(text: string): unknown {
  const trimmed = text.trim()
  if (trimmed === 'null') return null
  if (trimmed === 'undefined') return undefined
  if (trimmed === 'true') return true
  if (trimmed === 'false') return false
  const quoted = /^(["'`])(.*)\1$/s.exec(trimmed)
  if (quoted) return quoted[2]
  const number = trimmed === '' ? Number.NaN : Number(trimmed)
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : trimmed
}

/** `a, b, "c, d"`, also in brackets. */
export function parseExpectedList(text: string): unknown[] {
  const inner = /^\s*\[(.*)\]\s*$/s.exec(text)?.[1] ?? text
  const entries = inner.match(/\s*("[^"]*"|'[^']*'|[^,]+)\s*/g) ?? []
  return entries.map(parseExpected)
}
