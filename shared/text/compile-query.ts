import { ClientError } from '../model/client-error.ts'
import type { TextQuery } from '../model/text-document.ts'

export interface LinePattern {
  /** With the flags `g` and `m`. */
  pattern: RegExp
  /** A match counts only where no letter, digit or underscore stands right before it. */
  wholeWord: boolean
  /** It might look beyond the line that it is applied to: it must be given each line by itself. */
  mayLeaveLine: boolean
}

const WORD = '[\\p{L}\\p{N}_]'
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g
/**
 * Patterns of which it is easily seen that nothing in them can be a line end: no negated class, no escape but those
 * that are named here, no group but plain and named ones, no control character.
 */
const STAYS_IN_LINE =
  /^(?:[^\\[(\u0000-\u001f]|\\[wdSbB1-9]|\\[^A-Za-z0-9\u0000-\u001f]|\[(?!\^)|\((?!\?)|\(\?:|\(\?<[A-Za-z_$][\w$]*>)*$/

/**
 * What searches lines of a text for a query.
 * @throws ClientError BUILD `query` when it is no regular expression
 */
export function compileQuery({ text, regex, matchCase, wholeWord }: TextQuery): LinePattern {
  const source = regex ? text : text.replace(SYNTAX, '\\$&')
  const whole = wholeWord ? `(?:${source})(?!${WORD})` : source
  return {
    pattern: compile(whole, source, matchCase ? 'gm' : 'gim'),
    wholeWord,
    mayLeaveLine: !STAYS_IN_LINE.test(source)
  }
}

/** With the flag `u`; without it where that forbids what is common, as `\"`. */
function compile(whole: string, typed: string, flags: string): RegExp {
  try {
    // By itself first: in a group, a bracket too much would close that.
    new RegExp(typed, `${flags}u`)
    return new RegExp(whole, `${flags}u`)
  } catch (strict) {
    try {
      new RegExp(typed, flags)
      return new RegExp(whole.replaceAll(WORD, '\\w'), flags)
    } catch {
      throw refuse(strict)
    }
  }
}

function refuse(error: unknown): ClientError {
  const message = error instanceof Error ? error.message : String(error)
  const why = message.slice(message.lastIndexOf(': ') + 2)
  return new ClientError('BUILD', {
    field: 'query',
    facts: { problem: `This is no regular expression: ${why.charAt(0).toLowerCase()}${why.slice(1)}.` }
  })
}
