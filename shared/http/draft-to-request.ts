import type { Draft, DraftHeader } from '../model/draft.ts'
import type { BodySource, RequestInput } from '../model/request.ts'
import type { ExecuteSettings } from '../model/settings.ts'

/** A draft holds its body: it is nothing that comes bit by bit. */
type KnownBody = Exclude<BodySource, { kind: 'stream' }>

/** What a draft asks for, and the way back from a field of the request to the field it was typed in. */
export interface DraftRequest {
  request: RequestInput & { body: KnownBody }
  settings: ExecuteSettings
  /** `headers.0.name` of the request → `headers.3.name` of the draft, which also counts the rows left out. */
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
  return {
    request: {
      method: draft.method,
      url: draft.url,
      headers: rows.map(({ header }) => [header.name, header.value]),
      body: draftBody(draft.body),
      ...(draft.withoutDefaults.length > 0 && { withoutDefaults: draft.withoutDefaults })
    },
    settings: { timeouts: draft.settings.timeouts, insecure: draft.settings.insecure },
    draftField: field =>
      field.replace(/^headers\.(\d+)/, (same, index: string) => {
        const row = rows[Number(index)]?.row
        return row === undefined ? same : `headers.${row}`
      })
  }
}

function isMeant({ name, value, enabled }: DraftHeader): boolean {
  return enabled && (name !== '' || value !== '')
}

function draftBody({ kind, text }: Draft['body']): KnownBody {
  if (kind === 'none') return { kind: 'empty' }
  return { kind: 'bytes', bytes: new TextEncoder().encode(text), contentType: CONTENT_TYPES[kind] }
}
