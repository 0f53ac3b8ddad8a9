import type { DraftOAuth2, OAuth2Parameter } from '#shared/model/draft/draft-auth.ts'
import type { TextResolver } from '../send/resolve-texts.ts'

const TEXTS = [
  'authorizationUrl',
  'accessTokenUrl',
  'refreshTokenUrl',
  'callbackUrl',
  'clientId',
  'clientSecret',
  'username',
  'password',
  'scope',
  'tokenId',
  'tokenName',
  'tokenPrefix'
] as const
/** A space in them may be meant. */
const VERBATIM = new Set<string>(['clientSecret', 'password'])
const PARAMETERS = ['authorizationParameters', 'tokenParameters', 'refreshParameters'] as const

/** OAuth 2 with values in the place of its templates. */
export function resolveOAuth2Texts(oauth2: DraftOAuth2, resolver: TextResolver): DraftOAuth2 {
  const resolved: DraftOAuth2 = { ...oauth2 }
  for (const name of TEXTS) {
    const text = oauth2[name]
    if (text === undefined) continue
    const value = resolver.text(text, `auth.oauth2.${name}`)
    resolved[name] = VERBATIM.has(name) ? value : value.trim()
  }
  for (const name of PARAMETERS) {
    const parameters = oauth2[name]
    if (parameters) resolved[name] = parameters.map((each, index) => resolveOne(each, name, index, resolver))
  }
  return resolved
}

function resolveOne(
  parameter: OAuth2Parameter,
  list: string,
  index: number,
  resolver: TextResolver
): OAuth2Parameter {
  if (!parameter.enabled) return parameter
  const at = `auth.oauth2.${list}.${index}`
  return {
    ...parameter,
    name: resolver.text(parameter.name, `${at}.name`),
    value: resolver.text(parameter.value, `${at}.value`)
  }
}
