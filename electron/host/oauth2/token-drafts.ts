import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftOAuth2, OAuth2Parameter } from '#shared/model/draft/draft-auth.ts'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import type { Pkce } from './pkce.ts'

/** What asks for a token with client credentials or a password (RFC 6749 §4.3.2, §4.4.2). */
export function grantDraft(oauth2: DraftOAuth2): Draft {
  const { flow, username = '', password = '', scope = '' } = oauth2
  const grant: [string, string][] =
    flow === 'password'
      ? [
          ['grant_type', 'password'],
          ['username', username],
          ['password', password]
        ]
      : [['grant_type', 'client_credentials']]
  return tokenDraft(oauth2, oauth2.accessTokenUrl, [...grant, ['scope', scope]], oauth2.tokenParameters)
}

/** What changes a code into a token (RFC 6749 §4.1.3, RFC 7636 §4.5). */
export function codeDraft(
  oauth2: DraftOAuth2,
  code: string,
  redirectUri: string,
  pkce: Pkce | undefined
): Draft {
  const fields: [string, string][] = [
    ['grant_type', 'authorization_code'],
    ['code', code],
    ['redirect_uri', redirectUri],
    ['code_verifier', pkce?.verifier ?? '']
  ]
  return tokenDraft(oauth2, oauth2.accessTokenUrl, fields, oauth2.tokenParameters)
}

/** What changes a refresh token into a new token (RFC 6749 §6). */
export function refreshDraft(oauth2: DraftOAuth2, refreshToken: string): Draft {
  const { refreshTokenUrl = '', accessTokenUrl } = oauth2
  const fields: [string, string][] = [
    ['grant_type', 'refresh_token'],
    ['refresh_token', refreshToken]
  ]
  return tokenDraft(oauth2, refreshTokenUrl || accessTokenUrl, fields, oauth2.refreshParameters)
}

/** Where a person allows what is asked for (RFC 6749 §4.1.1, §4.2.1; RFC 7636 §4.3). @throws TypeError for no URL */
export function authorizationUrl(
  oauth2: DraftOAuth2,
  { redirectUri, state, pkce }: { redirectUri: string; state: string; pkce: Pkce | undefined }
): string {
  const url = new URL(oauth2.authorizationUrl ?? '')
  const fields: [string, string][] = [
    ['response_type', oauth2.flow === 'implicit' ? 'token' : 'code'],
    ['client_id', oauth2.clientId ?? ''],
    ['redirect_uri', redirectUri],
    ['scope', oauth2.scope ?? ''],
    ['state', state],
    ['code_challenge', pkce?.challenge ?? ''],
    ['code_challenge_method', pkce?.method ?? ''],
    ...meant(oauth2.authorizationParameters)
      .filter(parameter => parameter.in === 'query')
      .map(({ name, value }): [string, string] => [name, value])
  ]
  for (const [name, value] of fields) if (value !== '') url.searchParams.set(name, value)
  return url.href
}

/**
 * A request to a token endpoint. The client proves itself by Basic auth, its id and secret form-encoded in it, or in
 * the body (RFC 6749 §2.3.1).
 */
function tokenDraft(
  { clientId = '', clientSecret = '', credentialsIn = 'header' }: DraftOAuth2,
  url = '',
  fields: [string, string][],
  parameters: readonly OAuth2Parameter[] = []
): Draft {
  const inHeader = credentialsIn === 'header' && clientSecret !== ''
  const own = inHeader ? [] : [row('client_id', clientId), row('client_secret', clientSecret)]
  const extra = (place: OAuth2Parameter['in']) =>
    meant(parameters)
      .filter(parameter => parameter.in === place)
      .map(({ name, value }) => row(name, value))
  return {
    ...BLANK_DRAFT,
    method: 'POST',
    url: withQuery(url, extra('query')),
    headers: [row('Accept', 'application/json'), ...extra('header')],
    body: {
      kind: 'form',
      text: '',
      form: [...fields.map(([name, value]) => row(name, value)), ...own, ...extra('body')].filter(
        ({ value }) => value !== ''
      )
    },
    ...(inHeader && {
      auth: { kind: 'basic', username: formEncode(clientId), password: formEncode(clientSecret) }
    })
  }
}

function meant(parameters: readonly OAuth2Parameter[] = []): OAuth2Parameter[] {
  return parameters.filter(({ enabled, name }) => enabled && name !== '')
}

function row(name: string, value: string): DraftRow {
  return { name, value, enabled: true }
}

function withQuery(url: string, rows: readonly DraftRow[]): string {
  if (rows.length === 0) return url
  const query = rows.map(({ name, value }) => `${formEncode(name)}=${formEncode(value)}`).join('&')
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}

/** `application/x-www-form-urlencoded` (RFC 6749 appendix B). */
function formEncode(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1)
}
