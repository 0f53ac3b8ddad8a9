/** A stretch of a JSON text that is no structure: a string with its quotes, or a comment as JavaScript has them. */
interface JsonSpan {
  kind: 'string' | 'comment'
  from: number
  to: number
}

/** The strings and comments of a text that is meant to be JSON, in order. What is not closed ends with the text. */
export function* jsonSpans(text: string): Generator<JsonSpan, undefined> {
  const opening = /["/]/g
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const from = match.index
    const to = match[0] === '"' ? endOfString(text, from) : endOfComment(text, from)
    if (to === undefined) continue
    yield { kind: match[0] === '"' ? 'string' : 'comment', from, to }
    opening.lastIndex = to
  }
  return undefined
}

/** Where a string of it ends that begins with the quote at `from`, whatever is in it. */
export function endOfString(text: string, from: number): number {
  const sign = /["\\]/g
  sign.lastIndex = from + 1
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    if (match[0] === '"') return sign.lastIndex
    sign.lastIndex++
  }
  return text.length
}

function endOfComment(text: string, from: number): number | undefined {
  const line = text.startsWith('//', from)
  if (!line && !text.startsWith('/*', from)) return undefined
  const end = text.indexOf(line ? '\n' : '*/', from + 2)
  if (end < 0) return text.length
  return line ? end : end + 2
}
