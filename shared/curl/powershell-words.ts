import { coverTemplates } from '../template/cover-templates.ts'
import { afterLine } from './after-line.ts'
import type { CommandWords } from './command-words.ts'
import { sayExpansions } from './shell-expansion.ts'
import { UnclosedQuote } from './unclosed-quote.ts'

/** A variable (about_Variables); the text is to begin with it. */
const VARIABLE = /^\$(?:\w+:)?[A-Za-z_]\w*|^\$\{[^}]*\}/
const LETTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' }

/**
 * A command for PowerShell (about_Quoting_Rules): backticks escape and continue lines, a quote in quotes of its kind
 * is doubled. `\"` is a quote too: Windows PowerShell needs it so to hand one on to a program.
 * @throws UnclosedQuote
 */
export function readPowershellWords(text: string): CommandWords {
  const words: string[] = []
  const expansions: string[] = []
  const covered = coverTemplates(text)
  let word: string | undefined
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    const next = text.charAt(at + 1)
    const variable = quote === "'" ? undefined : VARIABLE.exec(covered.slice(at, at + 80))?.[0]
    if (variable !== undefined) expansions.push(variable)
    const continued = /^`[ \t]*\n/.exec(text.slice(at, at + 80))?.[0]
    if (quote === '' && continued !== undefined) at += continued.length - 1
    else if (sign === '`' && quote !== "'") {
      word = (word ?? '') + (LETTERS[next] ?? next)
      at += 1
    } else if (sign === '\\' && next === '"' && quote !== '') {
      word = `${word ?? ''}"`
      at += text.charAt(at + 2) === '"' && quote === '"' ? 2 : 1
    } else if (quote !== '' && sign === quote && next === quote) {
      word = (word ?? '') + quote
      at += 1
    } else if (sign === quote) quote = ''
    else if (quote === '' && (sign === '"' || sign === "'")) {
      quote = sign
      word ??= ''
    } else if (quote === '' && /[|;<>]/.test(sign) && word === undefined)
      return { words, operator: sign, notes: sayExpansions(expansions) }
    else if (quote === '' && /\s/.test(sign)) {
      if (word !== undefined) words.push(word)
      word = undefined
      if (sign === '\n' && words.length > 0) {
        const { at: begin, isCommand } = afterLine(text, at)
        if (isCommand) return { words, operator: sign, notes: sayExpansions(expansions) }
        at = begin - 1
      }
    } else word = (word ?? '') + sign
  }
  if (quote !== '') throw new UnclosedQuote(quote)
  if (word !== undefined) words.push(word)
  return { words, notes: sayExpansions(expansions) }
}
