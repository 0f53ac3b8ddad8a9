/** Characters that are shown before and behind what was found. */
const BEFORE = 40
const BEHIND = 80
const MORE = '…'

export interface Excerpt {
  excerpt: string
  /** Where in it the find begins, and where it ends. */
  from: number
  to: number
}

/** The line in which something was found, cut around it, and where in that it is. */
export function excerptOf(text: string, offset: number, length: number): Excerpt {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const newline = text.indexOf('\n', offset + length)
  const lineEnd = newline === -1 ? text.length : newline
  const start = whole(text, Math.max(lineStart, offset - BEFORE))
  const end = whole(text, Math.min(lineEnd, offset + length + BEHIND))
  const prefix = start > lineStart ? MORE : ''
  const from = prefix.length + offset - start
  return {
    excerpt: prefix + text.slice(start, end) + (end < lineEnd ? MORE : ''),
    from,
    to: from + length
  }
}

/** Not in the middle of a character of two halves. */
function whole(text: string, offset: number): number {
  return /[\uDC00-\uDFFF]/.test(text[offset] ?? '') ? offset + 1 : offset
}
