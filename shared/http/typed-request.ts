import type { DraftAuthKind } from '../model/auth-kinds.ts'
import type { Draft } from '../model/draft/draft.ts'
import type { DraftBody, DraftPart } from '../model/draft/draft-body.ts'
import type { DraftRow } from '../model/draft/draft-row.ts'
import type { HopRequest } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'

/** What a draft itself says that it sends, before anything is inherited, resolved or encoded. */
export interface TypedRequest extends HopRequest {
  /** Empty where there is none. */
  body: string
  /** Values for the `:name` segments of the URL. */
  pathParams: Header[]
  /** How it proves who sends it; what it proves that with is not told. Absent when it says nothing of that. */
  auth?: DraftAuthKind
}

/** A draft as text. Rows that are switched off are no part of it. */
export function typedRequest({ method, url, headers, pathParams = [], auth, body }: Draft): TypedRequest {
  return {
    method,
    url,
    headers: listRows(headers),
    body: typedBody(body),
    pathParams: listRows(pathParams),
    ...(auth && auth.kind !== 'none' && { auth: auth.kind })
  }
}

function listRows(rows: readonly DraftRow[]): Header[] {
  return rows.filter(isOn).map(({ name, value }) => [name, value])
}

function isOn({ name, enabled }: DraftRow): boolean {
  return enabled && name !== ''
}

function typedBody({ kind, text, form = [], parts = [], files = [], graphql }: DraftBody): string {
  switch (kind) {
    case 'none':
      return ''
    case 'form':
      return lines(form.filter(isOn).map(({ name, value }) => `${name} = ${value}`))
    case 'multipart':
      return lines(parts.filter(({ enabled }) => enabled).map(printPart))
    case 'file':
      return lines(files.filter(({ selected }) => selected).map(({ path }) => `File ${path}`))
    case 'graphql':
      return lines([graphql?.query ?? '', graphql?.variables ?? ''].filter(part => part.trim() !== ''))
    default:
      return text
  }
}

function printPart({ name, kind, value, files }: DraftPart): string {
  return kind === 'text' ? `${name} = ${value}` : `${name} = file ${files.join(', ')}`
}

function lines(texts: string[]): string {
  return texts.join('\n')
}
