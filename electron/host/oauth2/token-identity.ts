import type { DraftOAuth2, OAuth2Parameter } from '#shared/model/draft/draft-auth.ts'

/**
 * What makes a token another one: the name that was given to it, else all that shapes the requests it is got with. It
 * holds secrets, and is not to be written anywhere.
 */
export function tokenIdentity(oauth2: DraftOAuth2): string {
  const {
    tokenId = '',
    tokenSource,
    tokenIn,
    tokenName,
    tokenPrefix,
    autoFetch,
    autoRefresh,
    ...rest
  } = oauth2
  if (tokenId.trim() !== '') return JSON.stringify([tokenId.trim()])
  const { authorizationParameters, tokenParameters, refreshParameters, ...shaping } = rest
  const fields = Object.entries(shaping).filter(([, value]) => value !== undefined && value !== '')
  return JSON.stringify([
    fields.sort(([a], [b]) => (a < b ? -1 : 1)),
    [authorizationParameters, tokenParameters, refreshParameters].map(meant)
  ])
}

function meant(parameters: readonly OAuth2Parameter[] = []): string[][] {
  return parameters.filter(({ enabled }) => enabled).map(({ in: place, name, value }) => [place, name, value])
}
