/// <reference path="./js-tokenizer.d.ts" />
import options from 'js-beautify/js/src/javascript/options.js'
import tokens from 'js-beautify/js/src/javascript/tokenizer.js'

const QUOTE = /^["'`]/

/** Whether all brackets of a JavaScript have their partner, and all its strings end: no more is known without a parser. */
export function matchesBrackets(text: string): boolean {
  const found = new tokens.Tokenizer(text, new options.Options({})).tokenize()
  for (let token = found.next(); token; token = found.next()) {
    const { type, text, opened, closed } = token
    if (type.startsWith('TK_START_') && !closed) return false
    if (type.startsWith('TK_END_') && !opened) return false
    if (type === 'TK_STRING' && QUOTE.test(text) && !isClosed(text)) return false
  }
  return true
}

function isClosed(text: string): boolean {
  return text.length > 1 && text.at(-1) === text[0]
}
