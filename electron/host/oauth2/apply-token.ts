import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'

/** A draft with a token in the place where its OAuth 2 says it goes: a header (RFC 6750 §2.1), or the query (§2.3). */
export function applyToken(draft: Draft, oauth2: DraftOAuth2, token: string): Draft {
  const { tokenIn = 'header', tokenName = '', tokenPrefix = 'Bearer' } = oauth2
  if (tokenIn === 'query') {
    const auth = { kind: 'api-key', in: 'query', name: tokenName || 'access_token', value: token } as const
    return { ...draft, auth }
  }
  const name = tokenName || 'Authorization'
  if (name.toLowerCase() === 'authorization' && tokenPrefix.trim() === 'Bearer')
    return { ...draft, auth: { kind: 'bearer', token } }
  const value = [tokenPrefix.trim(), token].filter(part => part !== '').join(' ')
  return { ...draft, auth: { kind: 'api-key', in: 'header', name, value } }
}
