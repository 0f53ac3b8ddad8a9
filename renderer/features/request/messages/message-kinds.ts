import type { DraftMessageKind } from '#shared/model/draft/draft-message.ts'
import type { CodeLanguage } from '../../../components/code-editor.tsx'

/** As what a message is written, in the order in which that is offered. */
export const MESSAGE_KINDS = [
  { value: 'text', label: 'Text' },
  { value: 'json', label: 'JSON' },
  { value: 'xml', label: 'XML' },
  { value: 'hex', label: 'Hex' },
  { value: 'binary', label: 'Base64' }
] as const satisfies readonly { value: DraftMessageKind; label: string }[]

export const MESSAGE_LANGUAGES: Record<DraftMessageKind, CodeLanguage> = {
  text: 'text',
  json: 'json',
  xml: 'xml',
  hex: 'text',
  binary: 'text'
}
