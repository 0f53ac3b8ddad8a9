const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/**
 * Indents JSON by two spaces and changes nothing else: numbers keep every digit, strings their escapes, and names
 * that occur twice stay, which `JSON.parse` and back would not give.
 * @throws SyntaxError when it is no JSON
 */
export function formatJson(text: string): string {
  JSON.parse(text)
  const tokens = text.match(TOKEN) ?? []
  let depth = 0
  let out = ''
  const breakLine = () => {
    out += `\n${'  '.repeat(depth)}`
  }
  tokens.forEach((token, index) => {
    const opens = token === '{' || token === '['
    const closes = token === '}' || token === ']'
    const before = tokens[index - 1]
    const isEmpty = closes && (before === '{' || before === '[')
    if (closes) depth--
    if (closes && !isEmpty) breakLine()
    out += token === ':' ? ': ' : token
    if (opens) depth++
    const next = tokens[index + 1]
    if (token === ',' || (opens && next !== '}' && next !== ']')) breakLine()
  })
  return out
}
