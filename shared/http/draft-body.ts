import type { Draft } from '../model/draft/draft.ts'
import type { DraftFile, DraftPart } from '../model/draft/draft-body.ts'
import type { BodyPart, BodySource, Header } from '../model/request.ts'
import type { RequestProblem } from './check-request.ts'
import { encodeGraphql } from './graphql-body.ts'
import { isMeant } from './is-meant.ts'
import { withoutJsonComments } from './json-comments.ts'

/** A draft holds its body: it is nothing that comes bit by bit. */
export type KnownBody = Exclude<BodySource, { kind: 'stream' }>

interface DraftedBody {
  body: KnownBody
  problems: RequestProblem[]
  /** `body.parts.1.content.path` of the request → `body.parts.0.files.1` of the draft. */
  draftField(field: string): string
}

const CONTENT_TYPES = {
  json: 'application/json',
  xml: 'application/xml',
  text: 'text/plain; charset=utf-8',
  sparql: 'application/sparql-query'
} as const

/** The body that a draft describes: of all that was filled in, that of its kind. Paths are as written. */
export function draftBody(typed: Draft['body']): DraftedBody {
  switch (typed.kind) {
    case 'none':
      return plain({ kind: 'empty' })
    case 'form':
      return plain({
        kind: 'form',
        fields: (typed.form ?? []).filter(isMeant).map(({ name, value }): Header => [name, value])
      })
    case 'multipart':
      return multipartBody(typed.parts ?? [])
    case 'file':
      return fileBody(typed.files ?? [])
    case 'graphql': {
      const { text, problem } = encodeGraphql(typed.graphql ?? { query: '', variables: '' })
      const problems = problem === undefined ? [] : [{ field: 'body.graphql.variables', problem }]
      return { ...plain(bytes(text, CONTENT_TYPES.json)), problems }
    }
    case 'json':
      return plain(bytes(withoutJsonComments(typed.text), CONTENT_TYPES.json))
    default:
      return plain(bytes(typed.text, CONTENT_TYPES[typed.kind]))
  }
}

function plain(body: KnownBody): DraftedBody {
  return { body, problems: [], draftField: field => field }
}

function bytes(text: string, contentType: string): KnownBody {
  return { kind: 'bytes', bytes: new TextEncoder().encode(text), contentType }
}

/** Each file of a row is a part of its own, all under the name of the row. */
function multipartBody(rows: readonly DraftPart[]): DraftedBody {
  const problems: RequestProblem[] = []
  const parts: (BodyPart & { typedAt: string })[] = []
  rows.forEach((row, index) => {
    const { name, contentType, value, files } = row
    if (!row.enabled || (name === '' && value === '' && files.length === 0)) return
    const head = { name, ...(contentType && { contentType }) }
    const at = `body.parts.${index}`
    if (row.kind === 'text') {
      parts.push({ ...head, content: { kind: 'text', text: value }, typedAt: `${at}.value` })
      return
    }
    if (files.every(path => path === ''))
      problems.push({ field: `${at}.files`, problem: `Choose a file for “${name}”, or switch it off.` })
    files.forEach((path, file) => {
      if (path !== '')
        parts.push({ ...head, content: { kind: 'file', path }, typedAt: `${at}.files.${file}` })
    })
  })
  return {
    body: { kind: 'multipart', parts: parts.map(({ typedAt: _, ...part }) => part) },
    problems,
    draftField(field) {
      const [, index, rest] = /^body\.parts\.(\d+)\.(.+)$/.exec(field) ?? []
      const typedAt = parts[Number(index)]?.typedAt
      if (typedAt === undefined) return field
      return rest === 'contentType' ? typedAt.replace(/(\.\d+)\..*$/, '$1.contentType') : typedAt
    }
  }
}

function fileBody(files: readonly DraftFile[]): DraftedBody {
  const index = files.findIndex(({ selected }) => selected)
  const file = files[index]
  if (!file || file.path === '') {
    const problem = 'Choose the file that is sent as the body.'
    return { ...plain({ kind: 'empty' }), problems: [{ field: 'body.files', problem }] }
  }
  const { path, contentType } = file
  return {
    body: { kind: 'file', path, ...(contentType !== '' && { contentType }) },
    problems: [],
    draftField: field => field.replace(/^body\.(path|contentType)$/, `body.files.${index}.$1`)
  }
}
