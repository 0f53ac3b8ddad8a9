import type { LayoutFault, PartlyLaidOut } from './partly-laid-out.ts'

const INDENT = '  '
/** Beyond this nesting the indentation grows no further: a hostile depth must not multiply the size. */
const DEEPEST_INDENT = 40
const LITERALS = ['true', 'false', 'null']
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

const MOST = 32 * 1024 * 1024

/**
 * Lays JSON (RFC 8259) out over lines without reading its values: every string, number and name stays as it was
 * written, in its order, duplicates and all. Only white space between tokens changes.
 * @param limit most characters of result
 * @returns undefined when the text is not JSON or the result would be longer than `limit`
 */
export function prettyJson(text: string, limit = MOST): string | undefined {
  const { out, fault, values } = layOut(text, limit)
  return fault === undefined && values === 1 ? out : undefined
}

/**
 * Lays out as much of a text as is JSON, and keeps what follows as it is. Values may follow each other, as in NDJSON:
 * each begins on a line of its own.
 */
export function layJsonOut(text: string): PartlyLaidOut {
  const { out, fault, rest } = layOut(text, MOST)
  if (fault === undefined) return { text: out }
  const row = out.split('\n').length - 1
  return { text: out + text.slice(rest), until: { row, why: fault } }
}

interface LaidOut {
  out: string
  /** How many values were begun after one that is whole. */
  values: number
  fault?: LayoutFault
  /** Where what is not laid out begins. */
  rest: number
}

function layOut(text: string, limit: number): LaidOut {
  const out: string[] = []
  let length = 0
  const open: string[] = []
  /** What may come next: a value, `}` or `]` right after the opening, a name, or what follows a value. */
  let expect: 'value' | 'first' | 'name' | 'after' = 'value'
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let values = 0
  /** Whether a number or word ends here, behind which something else may stand only after white space. */
  let bare = false

  const put = (piece: string) => {
    out.push(piece)
    length += piece.length
  }
  const end = (fault?: LayoutFault): LaidOut => ({
    ...{ out: out.join(''), values, rest: at },
    ...(fault !== undefined && { fault })
  })
  const newLine = () => put(`\n${INDENT.repeat(Math.min(open.length, DEEPEST_INDENT))}`)

  for (;;) {
    const from = at
    at = skipSpace(text, at)
    if (length > limit) return end('depth')
    const char = text[at]
    const inside = open.at(-1)
    if (char === undefined) return end(!inside && expect === 'after' ? undefined : 'end')

    if (expect === 'after') {
      if (!inside) {
        if (bare && at === from) return end('syntax')
        newLine()
        expect = 'value'
        continue
      }
      if (char === ',') {
        put(',')
        newLine()
        expect = inside === '{' ? 'name' : 'value'
      } else if (char === closerOf(inside)) {
        open.pop()
        newLine()
        put(char)
        bare = false
      } else return end('syntax')
      at++
      continue
    }

    if (expect === 'first') {
      if (inside && char === closerOf(inside)) {
        open.pop()
        put(char)
        expect = 'after'
        bare = false
        at++
        continue
      }
      newLine()
      expect = inside === '{' ? 'name' : 'value'
    }

    if (expect === 'name') {
      const behind = endOfString(text, at)
      if (behind < 0) return end(faultOf(behind))
      const colon = skipSpace(text, behind)
      if (text[colon] !== ':') return end(colon < text.length ? 'syntax' : 'end')
      put(`${text.slice(at, behind)}: `)
      at = colon + 1
      expect = 'value'
      continue
    }
    if (open.length === 0) values++
    if (char === '{' || char === '[') {
      put(char)
      open.push(char)
      expect = 'first'
      at++
    } else {
      const behind = char === '"' ? endOfString(text, at) : endOfScalar(text, at)
      if (behind < 0) return end(faultOf(behind))
      put(text.slice(at, behind))
      expect = 'after'
      bare = char !== '"'
      at = behind
    }
  }
}

/** No token, or one that the text ends within. */
const WRONG = -1
const CUT = -2

function faultOf(end: number): LayoutFault {
  return end === CUT ? 'end' : 'syntax'
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

/**
 * Index after the closing quote of a string; negative (`WRONG`, `CUT`) where there is none. A scan, because a pattern
 * would exhaust the stack on long strings.
 */
export function endOfString(text: string, from: number): number {
  if (text[from] !== '"') return WRONG
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20) return WRONG
    if (code === 0x5c) {
      const kind = text[++at]
      if (kind === 'u') {
        const digits = text.slice(at + 1, at + 5)
        if (!/^[\da-fA-F]*$/.test(digits)) return WRONG
        if (digits.length < 4) return at + 5 > text.length ? CUT : WRONG
        at += 4
      } else if (kind !== undefined && !'"\\/bfnrt'.includes(kind)) return WRONG
    }
  }
  return CUT
}

function endOfScalar(text: string, from: number): number {
  const literal = LITERALS.find(literal => text.startsWith(literal, from))
  if (literal) return from + literal.length
  NUMBER.lastIndex = from
  if (NUMBER.test(text)) return NUMBER.lastIndex
  const rest = text.slice(from, from + 6)
  return rest === '-' || LITERALS.some(literal => literal.startsWith(rest)) ? CUT : WRONG
}
