import type { Draft } from '../model/draft/draft.ts'
import type { RequestInput } from '../model/request.ts'
import type { ExecuteSettings } from '../model/settings.ts'
import type { RequestProblem } from './check-request.ts'
import { draftBody, type KnownBody } from './draft-body.ts'
import { draftSettings } from './draft-settings.ts'
import { encodeUrl } from './encode-url.ts'
import { fillPathParams } from './fill-path-params.ts'
import { isMeant } from './is-meant.ts'

/** What a draft asks for, and the way back from a field of the request to the field it was typed in. */
export interface DraftRequest {
  request: RequestInput & { body: KnownBody }
  settings: ExecuteSettings
  /** Paths of files with authorities to trust, as written. */
  authorities: string[]
  /** What of the draft cannot even be asked for, at its fields. The request itself is checked by `checkRequest`. */
  problems: RequestProblem[]
  /**
   * `headers.0.name` of the request → `headers.3.name` of the draft, which also counts the rows left out;
   * `proxy.url` of the settings → `settings.proxy.url`.
   */
  draftField(field: string): string
}

/**
 * The request that a draft describes, as it stands: nothing is inherited and no template resolved. Rows that are
 * switched off or wholly empty are left out.
 */
export function draftToRequest(draft: Draft): DraftRequest {
  const rows = draft.headers.flatMap((header, row) => (isMeant(header) ? [{ header, row }] : []))
  const { settings, authorities, problems: ofSettings, draftField } = draftSettings(draft)
  const { body, problems: ofBody, draftField: bodyField } = draftBody(draft.body)
  const { url, problems: ofPath } = fillPathParams(draft.url, draft.pathParams)
  return {
    request: {
      method: draft.method,
      url: draft.settings.encodeUrl ? encodeUrl(url) : url,
      headers: rows.map(({ header }) => [header.name, header.value]),
      body,
      ...(draft.withoutDefaults.length > 0 && { withoutDefaults: draft.withoutDefaults })
    },
    settings,
    authorities,
    problems: [...ofPath, ...ofBody, ...ofSettings],
    draftField(field) {
      if (field.startsWith('body')) return bodyField(field)
      const index = /^headers\.(\d+)/.exec(field)?.[1]
      if (index === undefined) return draftField(field)
      const row = rows[Number(index)]?.row
      return row === undefined ? field : field.replace(/\d+/, String(row))
    }
  }
}
