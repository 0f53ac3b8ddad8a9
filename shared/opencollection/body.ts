import type { DraftBodyKind } from '../model/draft/body-kinds.ts'
import type { DraftBody, DraftFile } from '../model/draft/draft-body.ts'
import { type Lens, lens } from './lens/lens.ts'
import { list } from './lens/list.ts'
import { Misread } from './lens/misread.ts'
import { asRaw, put, type Raw, without } from './lens/raw.ts'
import { flag, text } from './lens/scalars.ts'
import { keeping, member, struct } from './lens/struct.ts'
import { parts } from './parts.ts'
import { description, nameOfRow, row } from './rows.ts'

/** How the kinds of body are called in a file. */
const TYPES: Readonly<Partial<Record<DraftBodyKind, string>>> = {
  json: 'json',
  xml: 'xml',
  text: 'text',
  sparql: 'sparql',
  form: 'form-urlencoded',
  multipart: 'multipart-form',
  file: 'file'
}

const fields = list(row, { nameOf: nameOfRow })

const files = list(
  keeping<DraftFile>(
    {
      path: member('filePath', text),
      contentType: member('contentType', text),
      selected: member('selected', flag),
      description: member('description', description)
    },
    { seed: { filePath: '', contentType: '', selected: false } }
  ),
  { nameOf: ({ path }) => path }
)

/** `{ type, data }`; nothing is no body. */
export const httpBody: Lens<DraftBody> = lens<DraftBody>(
  (raw, at) => {
    const kind = kindOf(raw, at)
    if (kind === 'none') return { kind, text: '' }
    const { data } = asRaw(raw, at)
    const place = `${at}.data`
    if (kind === 'form') return { kind, text: '', form: fields.read(data, place) }
    if (kind === 'multipart') return { kind, text: '', parts: parts.read(data, place) }
    if (kind === 'file') return { kind, text: '', files: files.read(data, place) }
    return { kind, text: text.read(data, place) }
  },
  (raw, to) => {
    const before = kindOf(raw, '')
    if (to.kind === 'none') return before === 'none' ? raw : undefined
    const meant = to.kind === 'graphql' ? graphqlAsJson(to) : to
    const base: Raw = before === meant.kind ? asRaw(raw, '') : begin(meant.kind, raw)
    const data = writeData(base.data, meant)
    return put(base, 'data', data, ['type', 'data'])
  }
)

function kindOf(raw: unknown, at: string): DraftBodyKind {
  const { type } = asRaw(raw, at)
  if (raw === undefined || raw === null || type === 'none') return 'none'
  const found = Object.entries(TYPES).find(([, name]) => name === type)
  if (found) return found[0] as DraftBodyKind
  throw new Misread(`${at}.type`, type, `one of ${Object.values(TYPES).join(', ')}`)
}

function begin(kind: DraftBodyKind, raw: unknown): Raw {
  return { type: TYPES[kind], ...without(asRaw(raw, ''), ['type', 'data']), data: undefined }
}

function writeData(raw: unknown, to: DraftBody): unknown {
  if (to.kind === 'form') return fields.write(raw, to.form ?? []) ?? []
  if (to.kind === 'multipart') return parts.write(raw, to.parts ?? []) ?? []
  if (to.kind === 'file') return files.write(raw, to.files ?? []) ?? []
  return text.write(raw, to.text) ?? ''
}

/** What a GraphQL request sends, where only the bodies of HTTP can be said. */
function graphqlAsJson({ graphql }: DraftBody): DraftBody {
  const { query = '', variables = '' } = graphql ?? {}
  const sent = variables.trim() === '' ? `{}` : variables
  return { kind: 'json', text: `{"query":${JSON.stringify(query)},"variables":${sent}}` }
}

const graphqlFields = struct<{ query: string; variables: string }>({
  query: member('query', text),
  variables: member('variables', text)
})

/** `{ query, variables }`: there is always one, if an empty one. */
export const graphqlBody: Lens<DraftBody> = {
  read: (raw, at) => ({ kind: 'graphql', text: '', graphql: graphqlFields.read(raw, at) }),
  write: (raw, { graphql }) => graphqlFields.write(raw, graphql ?? { query: '', variables: '' })
}
