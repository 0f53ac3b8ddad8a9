import { afterLine } from './after-line.ts'
import type { CommandWords } from './command-words.ts'
import { UnclosedQuote } from './unclosed-quote.ts'

/**
 * A command for cmd.exe, in its two steps: cmd takes away carets, of which one before a line break continues the line
 * and makes the sign after that a plain one; the program then splits what is left by the rules of Microsoft's C runtime.
 * @throws UnclosedQuote
 */
export function readCmdWords(text: string): CommandWords {
  const { line, operator } = withoutCarets(text)
  return { words: splitLine(line), ...(operator !== undefined && { operator }) }
}

function withoutCarets(text: string): { line: string; operator?: string } {
  let line = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '^' && !quoted) {
      const continued = /^\^[ \t]*\n/.exec(text.slice(at, at + 80))?.[0]
      at += continued?.length ?? 1
      line += text.charAt(at)
    } else if (!quoted && /[|<>]/.test(sign)) return { line, operator: sign }
    else if (!quoted && sign === '\n' && line.trim() !== '') {
      const { at: begin, isCommand } = afterLine(text, at)
      if (isCommand) return { line, operator: sign }
      line += ' '
      at = begin - 1
    } else if (!quoted && sign === '&' && /\s/.test(line.slice(-1))) return { line, operator: sign }
    else {
      if (sign === '"') quoted = !quoted
      line += sign
    }
  }
  return { line }
}

/** Backslashes count only before a quote, where two are one and an odd one makes the quote a plain sign. */
function splitLine(line: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const [, slashes = '', quote = ''] = /^(\\*)("?)/.exec(line.slice(at)) ?? []
    if (slashes !== '' && quote !== '') {
      word = (word ?? '') + '\\'.repeat(slashes.length >> 1)
      at += slashes.length - 1
      if (slashes.length % 2 === 1) {
        word += '"'
        at += 1
      }
    } else if (quote !== '' && slashes === '') {
      if (quoted && line.charAt(at + 1) === '"') {
        word = `${word ?? ''}"`
        at += 1
      } else {
        quoted = !quoted
        word ??= ''
      }
    } else if (/\s/.test(line.charAt(at)) && !quoted) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + line.charAt(at)
  }
  if (quoted) throw new UnclosedQuote('"')
  if (word !== undefined) words.push(word)
  return words
}
