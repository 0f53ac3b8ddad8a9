import { handshakeDraft } from '#shared/http/handshake-draft.ts'
import { isMeant } from '#shared/http/is-meant.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftAuth } from '#shared/model/draft/draft-auth.ts'
import type { DraftBody } from '#shared/model/draft/draft-body.ts'
import { isSocket } from '#shared/model/draft/is-request.ts'
import { AUTH_FORMS } from '../auth/auth-forms.ts'

/**
 * All texts of a draft that may name variables when it is sent: of its auth and its body, those of their kind. Of a
 * WebSocket those of its handshake: its messages are resolved when they are sent.
 */
export function draftTexts(typed: Draft): string[] {
  const draft = isSocket(typed) ? handshakeDraft(typed) : typed
  const { method, url, pathParams = [], headers, body, auth, settings } = draft
  return [
    method,
    url,
    ...pathParams.filter(({ enabled }) => enabled).map(({ value }) => value),
    ...headers.filter(isMeant).flatMap(({ name, value }) => [name, value]),
    ...bodyTexts(body),
    ...(auth ? authTexts(auth) : []),
    ...[
      settings.proxy?.mode === 'url' ? settings.proxy.url : '',
      settings.tls?.serverName,
      settings.unixSocket
    ].filter(text => text !== undefined)
  ].filter(text => text.includes('{{'))
}

function bodyTexts({ kind, text, form = [], parts = [], files = [], graphql }: DraftBody): string[] {
  switch (kind) {
    case 'none':
      return []
    case 'form':
      return form.filter(isMeant).flatMap(({ name, value }) => [name, value])
    case 'multipart':
      return parts
        .filter(({ enabled }) => enabled)
        .flatMap(({ name, kind, value, files, contentType = '' }) => [
          name,
          contentType,
          ...(kind === 'file' ? files : [value])
        ])
    case 'file':
      return files.filter(({ selected }) => selected).flatMap(({ path, contentType }) => [path, contentType])
    case 'graphql':
      return graphql ? [graphql.query, graphql.variables] : []
    default:
      return [text]
  }
}

function authTexts(auth: DraftAuth): string[] {
  if (auth.kind === 'oauth2')
    return Object.values(auth.oauth2 ?? {}).filter(value => typeof value === 'string')
  return AUTH_FORMS[auth.kind].fields.map(({ name }) => auth[name] ?? '')
}
