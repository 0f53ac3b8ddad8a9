import { decodeText } from '#shared/format/decode-text.ts'
import { guessLanguage, type TextLanguage } from '#shared/format/guess-language.ts'
import type { BodyFacts } from '../body-view.ts'

const LAID_OUT: readonly TextLanguage[] = ['json', 'xml', 'html']

/** Whether a body begins in a language that can be laid out over lines. */
export function looksLaidOut(facts: BodyFacts): boolean {
  const { text, looksBinary } = textOfHead(facts)
  return !looksBinary && LAID_OUT.includes(guessLanguage(facts.body.contentType, text))
}

/** Whether a body begins with bytes that are no text. */
export function looksBinary(facts: BodyFacts): boolean {
  return textOfHead(facts).looksBinary
}

function textOfHead({ body: { contentType, charset, size, complete }, head }: BodyFacts) {
  const cut = head.byteLength < size || !complete
  return decodeText(head, { contentType, cut, ...(charset !== undefined && { charset }) })
}
