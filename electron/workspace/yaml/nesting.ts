import { Lexer } from 'yaml'

/** Deeper than anybody writes, and far from where the parser, which recurses, runs out of stack. */
const MAX_DEPTH = 300
/** Of a line's indentation: each level takes at least one column. */
const MAX_INDENT = 1000

/**
 * Where a text nests too deeply to be parsed. V8 does not only throw when the stack ends: it aborts the whole process
 * when a regular expression is compiled there. So this is found out before, without recursion.
 * @returns an offset; undefined when it may be parsed
 */
export function tooDeepAt(text: string): number | undefined {
  return mayBeDeep(text) ? deepAt(text) : undefined
}

/** Quickly, of texts without any nesting to speak of, which are nearly all. It takes brackets in texts for nesting. */
function mayBeDeep(text: string): boolean {
  let open = 0
  let marks = 0
  let indent = 0
  let blank = true
  for (let offset = 0; offset < text.length; offset++) {
    const character = text[offset]
    if (character === '\n') {
      marks = 0
      indent = 0
      blank = true
      continue
    }
    if (blank && character === ' ') indent++
    else blank = false
    if (character === '[' || character === '{') open++
    else if ((character === ']' || character === '}') && open > 0) open--
    else if (character === '-' || character === '?' || character === ':') marks++
    if (open + marks > MAX_DEPTH || indent > MAX_INDENT) return true
  }
  return false
}

/** Exactly, by what the parser will see. */
function deepAt(text: string): number | undefined {
  let flow = 0
  let marks = 0
  let offset = 0
  let lineStart = true
  for (const token of new Lexer().lex(text)) {
    const [first = ''] = token
    if (token === '[' || token === '{') flow++
    else if (token === ']' || token === '}') flow--
    else if (flow === 0 && (token === '-' || token === '?' || token === ':')) marks++
    if (flow + marks > MAX_DEPTH || (lineStart && first === ' ' && token.length > MAX_INDENT)) return offset
    lineStart = first === '\n' || first === '\r'
    if (lineStart) marks = 0
    // Those by which the lexer marks documents and scalars are none of the text.
    if (!/^[\u0002\u0018\u001f]$/.test(token)) offset += token.length
  }
  return undefined
}
