import { isUnfinished } from './is-unfinished.ts'

const STRINGS = /(["'`])(?:\\[\s\S]|(?!\1)[^\\])*\1/g
/** Behind a digit the first dot is that of a number; three are a spread. */
const TWO_DOTS = /(?<![\d.])\.\.(?!\.)/
const TWO_WORDS = /(?<![\p{L}\p{N}_$])([\p{L}_$][\p{L}\p{N}_$]*)\s+([\p{L}\p{N}_$]+)/gu
/** Names and indexes alone: nothing is called or computed. */
const PATH = /^([\p{L}_$][\p{L}\p{N}_$]*)(?:\s*\??\.\s*[\p{L}_$][\p{L}\p{N}_$]*|\s*\[[^[\]()]*\])*\s*;?$/u
/** Words of JavaScript that stand beside others. */
const KEYWORDS = new Set(
  'async await case catch class const delete do else extends finally for function get if in instanceof let new of return set static switch throw try typeof var void while with yield'.split(
    ' '
  )
)
/** What a path may begin with: what Bruno gives its expressions, and the values that have a word. */
const ROOTS = new Set(['res', 'req', 'bru', 'this', 'null', 'true', 'false'])

/**
 * Why a text that `parseExpression` does not know means nothing in JavaScript either, which Bruno fails; undefined of
 * what needs scripts. Of one with a slash less is told, since behind that may be a regular expression.
 * @param isVariable of the name of one, which Bruno's expressions may begin with
 */
export function faultOf(text: string, isVariable: (name: string) => boolean): string | undefined {
  if (isUnfinished(text))
    return `“${text}” is no expression: a bracket or a quote is open, or something is missing at its end.`
  const bare = text.trim().replaceAll(STRINGS, '""')
  if (bare.includes('/')) return undefined
  if (TWO_DOTS.test(bare)) return `“${text}” is no expression: it has two dots in a row.`
  for (const [, first = '', second = ''] of bare.matchAll(TWO_WORDS))
    if (!KEYWORDS.has(first) && !KEYWORDS.has(second))
      return `“${text}” is no expression: nothing joins “${first}” and “${second}”.`
  const root = PATH.exec(bare)?.[1]
  // Those of JavaScript too: Math.PI.
  if (root === undefined || ROOTS.has(root) || root in globalThis || isVariable(root)) return undefined
  return `There is no “${root}” for “${text}” to look at: what is answered is called res, as in res.status.`
}
