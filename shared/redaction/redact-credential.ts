import { replaceTemplates } from '../template/parse-template.ts'
import { MASK } from './redact-text.ts'

/** Masked, unless it only names what is secret, perhaps behind the name of a scheme: `Bearer {{token}}`. */
export function redactCredential(text: string): string {
  const rest = replaceTemplates(text, () => '')
  return rest !== text && /^\s*([\w-]+\s+)?$/.test(rest) ? text : text === '' ? '' : MASK
}
