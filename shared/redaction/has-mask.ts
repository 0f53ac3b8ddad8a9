import type { Draft } from '../model/draft/draft.ts'
import { MASK } from './redact-text.ts'

/** Whether something in a draft was masked, so that it would not be sent as it was. */
export function hasMask({ body, bodyVariants, ...rest }: Draft): boolean {
  // Most of what is long is the body's text: that needs no copy to be searched.
  const { text, ...fields } = body
  return text.includes(MASK) || JSON.stringify([rest, fields, bodyVariants]).includes(MASK)
}
