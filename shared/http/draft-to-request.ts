import type { Draft } from '../model/draft/draft.ts'
import type { DraftRow } from '../model/draft/draft-row.ts'
import type { BodySource, Header, RequestInput } from '../model/request.ts'
import type { ExecuteSettings } from '../model/settings.ts'
import type { RequestProblem } from './check-request.ts'
import { draftSettings } from './draft-settings.ts'

/** A draft holds its body: it is nothing that comes bit by bit. */
type KnownBody = Exclude<BodySource, { kind: 'stream' }>

/** What a draft asks for, and the way back from a field of the request to the field it was typed in. */
export interface DraftRequest {
  request: RequestInput & { body: KnownBody }
  settings: ExecuteSettings
  /** What of the draft cannot even be asked for, at its fields. The request itself is checked by `checkRequest`. */
  problems: RequestProblem[]
  /**
   * `headers.0.name` of the request → `headers.3.name` of the draft, which also counts the rows left out;
   * `proxy.url` of the settings → `settings.proxy.url`.
   */
  draftField(field: string): string
}

const CONTENT_TYPES = {
  json: 'application/json',
  xml: 'application/xml',
  text: 'text/plain; charset=utf-8'
} as const

/** The request that a draft describes. Rows that are switched off or wholly empty are left out. */
export function draftToRequest(draft: Draft): DraftRequest {
  const rows = draft.headers.flatMap((header, row) => (isMeant(header) ? [{ header, row }] : []))
  const { settings, problems, draftField } = draftSettings(draft)
  return {
    request: {
      method: draft.method,
      url: draft.url,
      headers: rows.map(({ header }) => [header.name, header.value]),
      body: draftBody(draft.body),
      ...(draft.withoutDefaults.length > 0 && { withoutDefaults: draft.withoutDefaults })
    },
    settings,
    problems,
    draftField(field) {
      const index = /^headers\.(\d+)/.exec(field)?.[1]
      if (index === undefined) return draftField(field)
      const row = rows[Number(index)]?.row
      return row === undefined ? field : field.replace(/\d+/, String(row))
    }
  }
}

function isMeant({ name, value, enabled }: DraftRow): boolean {
  return enabled && (name !== '' || value !== '')
}

function draftBody({ kind, text, form = [] }: Draft['body']): KnownBody {
  if (kind === 'none') return { kind: 'empty' }
  if (kind === 'form')
    return { kind, fields: form.filter(isMeant).map(({ name, value }): Header => [name, value]) }
  return { kind: 'bytes', bytes: new TextEncoder().encode(text), contentType: CONTENT_TYPES[kind] }
}
