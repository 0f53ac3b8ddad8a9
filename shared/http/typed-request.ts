import type { Draft } from '../model/draft/draft.ts'
import type { DraftBody, DraftPart } from '../model/draft/draft-body.ts'
import type { DraftRow } from '../model/draft/draft-row.ts'
import type { HopRequest } from '../model/exchange.ts'

/** What a draft itself says that it sends, before anything is inherited, resolved or encoded. */
export interface TypedRequest extends HopRequest {
  /** Empty where there is none. */
  body: string
  /** What else was typed that becomes a part of the request: its name and its text. */
  others: [name: string, text: string][]
}

/** A draft as text. Rows that are switched off are no part of it. */
export function typedRequest({ method, url, headers, pathParams = [], auth, body }: Draft): TypedRequest {
  const others: TypedRequest['others'] = pathParams
    .filter(isOn)
    .map(({ name, value }) => [`Path parameter ${name}`, value])
  if (auth && auth.kind !== 'none' && auth.kind !== 'inherit') others.push(['Auth', auth.kind])
  return {
    method,
    url,
    headers: headers.filter(isOn).map(({ name, value }) => [name, value]),
    body: typedBody(body),
    others
  }
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
