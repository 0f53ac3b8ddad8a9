import { DRAFT_BODY_KINDS, type DraftBodyKind } from '#shared/model/draft/body-kinds.ts'

export const BODY_LABELS: Record<DraftBodyKind, string> = {
  none: 'None',
  json: 'JSON',
  xml: 'XML',
  text: 'Text',
  sparql: 'SPARQL',
  form: 'Form',
  multipart: 'Multipart',
  file: 'File',
  graphql: 'GraphQL'
}

export const BODY_KINDS = DRAFT_BODY_KINDS.map(value => ({ value, label: BODY_LABELS[value] }))
