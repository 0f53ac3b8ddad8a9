const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
const OPERATOR_AT_END = /[.,+\-*%=<>&|^!~?:]$/
const TOKEN = /(["'`])(?:\\[\s\S]|(?!\1)[^\\])*\1|[\s\S]/g

/**
 * Whether a text is an expression of no language: a bracket or a quote of it stays open, or it ends in the middle. Of
 * one with a slash that is not told, since behind that may be a regular expression with anything in it.
 */
export function isUnfinished(text: string): boolean {
  const open: string[] = []
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '/') return false
    if (/^["'`]$/.test(token)) return true
    const closing = CLOSING[token]
    if (closing !== undefined) open.push(closing)
    else if (/^[)\]}]$/.test(token) && open.pop() !== token) return true
  }
  return open.length > 0 || OPERATOR_AT_END.test(text.trim())
}
