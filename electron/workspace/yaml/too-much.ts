import { Lexer } from 'yaml'

/**
 * Of the lexer. Reading takes about a microsecond for each of them and an edit some four, while nothing else happens in
 * the process: so neither takes much longer than a second. A long text is one token, quoted or under a `|`.
 */
const MAX_TOKENS = 150_000
/** Texts that are too short to have as many: a token is a character at least, or marks one. */
const SHORT = MAX_TOKENS / 2

/**
 * Where a text says more than can be read at once.
 * @returns an offset; undefined when it may be parsed
 */
export function tooMuchAt(text: string): number | undefined {
  if (text.length <= SHORT) return undefined
  let tokens = 0
  let offset = 0
  for (const token of new Lexer().lex(text)) {
    if (++tokens > MAX_TOKENS) return offset
    offset += token.length
  }
  return undefined
}

/** What is said of it there. */
export function tooMuchSentence(text: string): string {
  const size = `${(text.length / 1024 / 1024).toFixed(1)} MiB`
  return `The file is too large: of its ${size} only what is above this line could be edited without a halt. Split it, or put long texts under a |, where each counts as one value.`
}
