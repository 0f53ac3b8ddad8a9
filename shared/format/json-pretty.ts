const INDENT = '  '
/** Beyond this nesting the indentation grows no further: a hostile depth must not multiply the size. */
const DEEPEST_INDENT = 40
const LITERALS = ['true', 'false', 'null']
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

export interface PrettyJsonOptions {
  /** Most characters of result. */
  limit?: number
  /** The text is the beginning of more: what cannot be laid out to its end is kept as it is. */
  cut?: boolean
}

/**
 * Lays JSON (RFC 8259) out over lines without reading its values: every string, number and name stays as it was
 * written, in its order, duplicates and all. Only white space between tokens changes.
 * @returns undefined when the text is not JSON or the result would be longer than `limit`
 */
export function prettyJson(text: string, options: PrettyJsonOptions = {}): string | undefined {
  const { limit = 32 * 1024 * 1024, cut = false } = options
  const out: string[] = []
  let length = 0
  const open: string[] = []
  /** What may come next: a value, `}` or `]` right after the opening, a name, or what follows a value. */
  let expect: 'value' | 'first' | 'name' | 'after' = 'value'
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0

  const put = (piece: string) => {
    out.push(piece)
    length += piece.length
  }
  /** Not JSON from here on. Of a part, what was laid out until here stands, unless it is nothing. */
  const giveUp = () => (cut && length > 1 ? out.join('') + text.slice(at) : undefined)
  const newLine = () => put(`\n${INDENT.repeat(Math.min(open.length, DEEPEST_INDENT))}`)

  for (;;) {
    at = skipSpace(text, at)
    if (length > limit) return undefined
    const char = text[at]
    const inside = open.at(-1)
    if (char === undefined) return expect === 'after' && !inside ? out.join('') : giveUp()

    if (expect === 'after') {
      if (char === ',' && inside) {
        put(',')
        newLine()
        expect = inside === '{' ? 'name' : 'value'
      } else if (inside && char === closerOf(inside)) {
        open.pop()
        newLine()
        put(char)
      } else return giveUp()
      at++
      continue
    }

    if (expect === 'first') {
      if (inside && char === closerOf(inside)) {
        open.pop()
        put(char)
        expect = 'after'
        at++
        continue
      }
      newLine()
      expect = inside === '{' ? 'name' : 'value'
    }

    if (expect === 'name') {
      const end = endOfString(text, at)
      const colon = skipSpace(text, end)
      if (end < 0 || text[colon] !== ':') return giveUp()
      put(`${text.slice(at, end)}: `)
      at = colon + 1
      expect = 'value'
    } else if (char === '{' || char === '[') {
      put(char)
      open.push(char)
      expect = 'first'
      at++
    } else {
      const end = char === '"' ? endOfString(text, at) : endOfScalar(text, at)
      if (end < 0) return giveUp()
      put(text.slice(at, end))
      expect = 'after'
      at = end
    }
  }
}

function closerOf(opener: string): string {
  return opener === '{' ? '}' : ']'
}

function skipSpace(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at
    at++
  }
}

/** Index after the closing quote, or -1. A scan, because a pattern would exhaust the stack on long strings. */
function endOfString(text: string, from: number): number {
  if (text[from] !== '"') return -1
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20) return -1
    if (code === 0x5c) {
      const kind = text[++at]
      if (kind === 'u') {
        if (!/^[\da-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) return -1
        at += 4
      } else if (kind === undefined || !'"\\/bfnrt'.includes(kind)) return -1
    }
  }
  return -1
}

function endOfScalar(text: string, from: number): number {
  const literal = LITERALS.find(literal => text.startsWith(literal, from))
  if (literal) return from + literal.length
  NUMBER.lastIndex = from
  return NUMBER.test(text) ? NUMBER.lastIndex : -1
}
