import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftOAuth2, OAuth2Parameter } from '#shared/model/draft/draft-auth.ts'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import { isSiteAddress } from '#shared/redaction/site-address.ts'
import type { Pkce } from './pkce.ts'

/** A request to a token endpoint. No text of it is a template: some of them are a server's own. */
export interface TokenRequest {
  draft: Draft
  /** Where the URL that it goes to was said. */
  urlField: 'accessTokenUrl' | 'refreshTokenUrl'
  /** What is secret in it by the place where it stands. */
  secrets: string[]
}

/** What is said of a grant, and which of that is secret. */
interface Grant {
  fields: Record<string, string>
  secrets: string[]
}

/** What asks for a token with client credentials or a password (RFC 6749 §4.3.2, §4.4.2). */
export function grantRequest(oauth2: DraftOAuth2): TokenRequest {
  const { flow, username = '', password = '', scope = '' } = oauth2
  if (flow !== 'password')
    return accessTokenRequest(oauth2, { fields: { grant_type: 'client_credentials', scope }, secrets: [] })
  const fields = { grant_type: 'password', username, password, scope }
  return accessTokenRequest(oauth2, { fields, secrets: [password] })
}

/** What changes a code into a token (RFC 6749 §4.1.3, RFC 7636 §4.5). */
export function codeRequest(
  oauth2: DraftOAuth2,
  code: string,
  redirectUri: string,
  pkce: Pkce | undefined
): TokenRequest {
  const verifier = pkce?.verifier ?? ''
  const fields = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier
  }
  return accessTokenRequest(oauth2, { fields, secrets: [code, verifier] })
}

/** What changes a refresh token into a new token (RFC 6749 §6). */
export function refreshRequest(oauth2: DraftOAuth2, refreshToken: string): TokenRequest {
  const { refreshTokenUrl = '', accessTokenUrl, refreshParameters } = oauth2
  const fields = { grant_type: 'refresh_token', refresh_token: refreshToken }
  return {
    ...tokenRequest(
      oauth2,
      refreshTokenUrl || accessTokenUrl,
      { fields, secrets: [refreshToken] },
      refreshParameters
    ),
    urlField: refreshTokenUrl === '' ? 'accessTokenUrl' : 'refreshTokenUrl'
  }
}

function accessTokenRequest(oauth2: DraftOAuth2, grant: Grant): TokenRequest {
  const { accessTokenUrl, tokenParameters } = oauth2
  return { ...tokenRequest(oauth2, accessTokenUrl, grant, tokenParameters), urlField: 'accessTokenUrl' }
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
 * The client proves itself by Basic auth, its id and secret form-encoded in it, or in the body (RFC 6749 §2.3.1). Of
 * parameters it is not known what they are for: keys of gateways and signed assertions are among them.
 */
function tokenRequest(
  { clientId = '', clientSecret = '', credentialsIn = 'header' }: DraftOAuth2,
  url = '',
  grant: Grant,
  parameters: readonly OAuth2Parameter[] = []
): Omit<TokenRequest, 'urlField'> {
  const inHeader = credentialsIn === 'header' && clientSecret !== ''
  const own = inHeader ? {} : { client_id: clientId, client_secret: clientSecret }
  const extra = (place: OAuth2Parameter['in']) =>
    meant(parameters)
      .filter(parameter => parameter.in === place)
      .map(({ name, value }) => row(name, value))
  const fields = Object.entries({ ...grant.fields, ...own }).map(([name, value]) => row(name, value))
  const draft: Draft = {
    ...BLANK_DRAFT,
    method: 'POST',
    url: withQuery(url, extra('query')),
    headers: [row('Accept', 'application/json'), ...extra('header')],
    body: { kind: 'form', text: '', form: [...fields, ...extra('body')].filter(({ value }) => value !== '') },
    ...(inHeader && {
      auth: { kind: 'basic', username: formEncode(clientId), password: formEncode(clientSecret) }
    })
  }
  const unknown = meant(parameters).map(({ value }) => value)
  const secrets = [clientSecret, ...grant.secrets, ...unknown.filter(value => !isSiteAddress(value))]
  return { draft, secrets }
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
