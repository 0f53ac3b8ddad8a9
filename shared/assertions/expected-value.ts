/** What is written on the right of an assertion, as a value: `null`, `true`, `12`, `"text"`, else the text itself. */
export function parseExpected(text: string): unknown {
  const trimmed = text.trim()
  if (trimmed === 'null') return null
  if (trimmed === 'undefined') return undefined
  if (trimmed === 'true') return true
  if (trimmed === 'false') return false
  const quoted = /^(["'`])(.*)\1$/s.exec(trimmed)
  if (quoted) return quoted[2]
  if (trimmed !== '' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed)
  return trimmed
}

/** `a, b, "c, d"`, also in brackets. */
export function parseExpectedList(text: string): unknown[] {
  const inner = /^\s*\[(.*)\]\s*$/s.exec(text)?.[1] ?? text
  const entries = inner.match(/\s*("[^"]*"|'[^']*'|[^,]+)\s*/g) ?? []
  return entries.map(parseExpected)
}
