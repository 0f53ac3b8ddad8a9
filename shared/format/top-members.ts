/** A member of the object that a JSON text is. */
interface TopMember {
  name: string
  /** As it was written; absent of an object, a list, and what is cut off. */
  scalar?: string
}

const STRING = /"(?:[^"\\]|\\.)*"/y
const SCALAR = /(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)(?=\s*[,}\]])/y
const SPACE = /[\s]*/y

/**
 * The members of a JSON object in their order, of one that may be cut off anywhere; undefined where the text begins as no
 * object. What is not JSON ends the list.
 */
export function topMembers(text: string): TopMember[] | undefined {
  let at = skip(text, 0)
  if (text[at] !== '{') return undefined
  const members: TopMember[] = []
  at = skip(text, at + 1)
  for (;;) {
    const name = match(STRING, text, at)
    if (name === undefined) return members
    at = skip(text, at + name.length)
    if (text[at] !== ':') return members
    at = skip(text, at + 1)
    const scalar = match(SCALAR, text, at)
    members.push({ name: unquote(name), ...(scalar !== undefined && { scalar }) })
    const end = scalar === undefined ? endOfValue(text, at) : at + scalar.length
    if (end === undefined) return members
    at = skip(text, end)
    if (text[at] !== ',') return members
    at = skip(text, at + 1)
  }
}

/** Where a value ends that is closed in the text. */
function endOfValue(text: string, from: number): number | undefined {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') {
      const string = match(STRING, text, at)
      if (string === undefined) return undefined
      at += string.length - 1
    } else if (sign === '{' || sign === '[') depth++
    else if (sign === '}' || sign === ']') depth--
    if (depth === 0) return sign === '}' || sign === ']' || sign === '"' ? at + 1 : undefined
  }
  return undefined
}

function skip(text: string, at: number): number {
  return at + (match(SPACE, text, at)?.length ?? 0)
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

function unquote(written: string): string {
  try {
    return String(JSON.parse(written))
  } catch {
    return written
  }
}
