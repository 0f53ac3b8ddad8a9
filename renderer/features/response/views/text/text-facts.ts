import type { BodyKind } from '#shared/sniff/body-guess.ts'
import type { BodyFacts } from '../body-view.ts'

const LAID_OUT: readonly BodyKind[] = ['json', 'ndjson', 'xml', 'html', 'css', 'javascript', 'yaml']
const NO_TEXT: readonly BodyKind[] = ['messagepack', 'cbor', 'image', 'audio', 'video', 'pdf', 'binary']

/** Whether a body begins in a language that can be laid out over lines. */
export function looksLaidOut({ guess }: BodyFacts): boolean {
  return LAID_OUT.includes(guess.kind)
}

/** Whether a body begins with bytes that are no text. */
export function looksBinary({ guess }: BodyFacts): boolean {
  return NO_TEXT.includes(guess.kind)
}
