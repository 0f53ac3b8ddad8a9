import { parseTemplate } from './parse-template.ts'

/** A text of the same length in which no sign of a template means anything. */
export function coverTemplates(text: string): string {
  if (!text.includes('{{')) return text
  return parseTemplate(text)
    .map(piece => (piece.kind === 'text' ? piece.text : '_'.repeat(piece.text.length)))
    .join('')
}
