/** More than this of white space would be put before the lines. */
const MOST_INDENTATION = 32 * 1024 * 1024

/**
 * Whether laying a text out would make far more of it than there is: brackets within brackets, each with a deeper
 * indentation. An estimate from above, since those in strings and comments are counted too.
 * @param text in a language with brackets
 */
export function indentsTooMuch(text: string): boolean {
  let depth = 0
  let indentation = 0
  for (const [sign] of text.matchAll(/[[\]{}(),;]/g)) {
    if (sign === '[' || sign === '{' || sign === '(') depth++
    else if (sign === ']' || sign === '}' || sign === ')') depth = Math.max(0, depth - 1)
    if (sign !== '(' && sign !== ')') indentation += depth * 2
    if (indentation > MOST_INDENTATION) return true
  }
  return false
}
