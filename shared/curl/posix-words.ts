import { coverTemplates } from '../template/cover-templates.ts'
import { afterLine } from './after-line.ts'
import { readAnsiC } from './ansi-c.ts'
import type { CommandWords } from './command-words.ts'
import { expansionsIn, sayExpansions } from './shell-expansion.ts'
import { UnclosedQuote } from './unclosed-quote.ts'

/** Where a command ends that stands in a longer one. In the middle of a word they are part of it: URLs have `&`. */
const OPERATOR = /^(?:&&|\|\|?|;|\d?>>?&?|<|&(?=\s|$))/
/** The same at the end of a word. */
const OPERATOR_BEHIND = /^(?:&&?|\|\|?|;)(?=\s|$)/

/**
 * POSIX.1-2024 §2.2: backslashes, single, double and dollar-single quotes. Nothing is expanded: `$name` stays,
 * and is noted.
 * @throws UnclosedQuote
 */
export function readPosixWords(text: string): CommandWords {
  const words: string[] = []
  const notes: string[] = []
  const expansions: string[] = []
  /** Dynamic values have a dollar too. */
  const endOfExpansion = expansionsIn(coverTemplates(text))
  let word: string | undefined
  let at = 0
  const add = (part: string) => {
    word = (word ?? '') + part
  }
  while (at < text.length) {
    const rest = text.slice(at, at + 2)
    const sign = text.charAt(at)
    if (/\s/.test(sign)) {
      if (word !== undefined) words.push(word)
      word = undefined
      const next = sign === '\n' && words.length > 0 ? afterLine(text, at) : undefined
      if (next?.isCommand) return { words, operator: sign, notes: [...notes, ...sayExpansions(expansions)] }
      at = next?.at ?? at + 1
    } else if (rest === '\\\n') at += 2
    else if (sign === '\\') {
      add(text.charAt(at + 1))
      at += 2
    } else if (sign === "'") {
      const end = closing(text, at + 1, "'")
      add(text.slice(at + 1, end))
      at = end + 1
    } else if (rest === "$'") {
      const { content, end, notes: noted } = readAnsiC(text, at + 2)
      add(content)
      notes.push(...noted)
      at = end
    } else if (sign === '"' || rest === '$"') {
      const start = at + (sign === '"' ? 1 : 2)
      const { content, end, expansions: expanded } = readDouble(text, start, endOfExpansion)
      add(content)
      expansions.push(...expanded)
      at = end + 1
    } else {
      const expanded = endOfExpansion(at)
      if (expanded !== undefined) {
        expansions.push(text.slice(at, expanded))
        add(text.slice(at, expanded))
        at = expanded
        continue
      }
      const pattern = word === undefined ? OPERATOR : OPERATOR_BEHIND
      const [operator] = words.length > 0 ? (pattern.exec(text.slice(at, at + 4)) ?? []) : []
      if (operator && word !== undefined) words.push(word)
      if (operator) return { words, operator, notes: [...notes, ...sayExpansions(expansions)] }
      if (sign === '#' && word === undefined) at = endOfLine(text, at)
      else {
        add(sign)
        at += 1
      }
    }
  }
  if (word !== undefined) words.push(word)
  return { words, notes: [...notes, ...sayExpansions(expansions)] }
}

function closing(text: string, from: number, quote: string): number {
  const end = text.indexOf(quote, from)
  if (end < 0) throw new UnclosedQuote(quote)
  return end
}

/** What stands in double quotes. An expansion may hold quotes of its own. @param from behind the opening quote */
function readDouble(
  text: string,
  from: number,
  endOfExpansion: (from: number) => number | undefined
): { content: string; end: number; expansions: string[] } {
  const expansions: string[] = []
  let content = ''
  let at = from
  while (at < text.length) {
    const sign = text.charAt(at)
    if (sign === '"') return { content, end: at, expansions }
    const next = text.charAt(at + 1)
    const expanded = endOfExpansion(at)
    if (expanded !== undefined) {
      expansions.push(text.slice(at, expanded))
      content += text.slice(at, expanded)
      at = expanded
    } else if (sign === '\\' && /[$`"\\\n]/.test(next)) {
      content += next.replace('\n', '')
      at += 2
    } else {
      content += sign
      at += 1
    }
  }
  throw new UnclosedQuote('"')
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
