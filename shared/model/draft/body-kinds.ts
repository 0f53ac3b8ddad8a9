/** What a body can be written as. */
export const DRAFT_BODY_KINDS = [
  'none',
  'json',
  'xml',
  'text',
  'sparql',
  'form',
  'multipart',
  'file',
  'graphql'
] as const
export type DraftBodyKind = (typeof DRAFT_BODY_KINDS)[number]
