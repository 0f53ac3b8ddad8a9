import type { OAuth2Flow } from '../model/auth-kinds.ts'
import type { DraftOAuth2, OAuth2Parameter } from '../model/draft/draft-auth.ts'
import { enabled } from './lens/enabled.ts'
import { both, type Lens, lens, lensOf } from './lens/lens.ts'
import { optionalList } from './lens/list.ts'
import { asRaw, type KeyOrder, without } from './lens/raw.ts'
import { optionalFlag, optionalText, optionalWord, text, word } from './lens/scalars.ts'
import { keeping, member, struct, within } from './lens/struct.ts'
import { nameOfRow } from './rows.ts'

/** The flows as the format names them. */
export const FLOWS: Readonly<Record<OAuth2Flow, string>> = {
  authorization_code: 'authorization_code',
  client_credentials: 'client_credentials',
  password: 'resource_owner_password_credentials',
  implicit: 'implicit'
}

const parameters = optionalList(
  keeping<OAuth2Parameter>(
    {
      name: member('name', text),
      value: member('value', text),
      in: member(
        'placement',
        word<OAuth2Parameter['in']>({ header: 'header', query: 'query', body: 'body' }, 'header')
      ),
      enabled
    },
    { seed: { name: '', value: '', placement: 'header' } }
  ),
  { nameOf: nameOfRow }
)

/** `{}` is on, by S256. */
const pkce: Lens<DraftOAuth2['pkce']> = lens(
  (raw, at) => {
    if (raw === undefined || raw === null) return undefined
    const { disabled, method } = asRaw(raw, at)
    if (disabled === true) return 'off'
    return optionalWord({ S256: 'S256', plain: 'plain' }).read(method, `${at}.method`) ?? 'S256'
  },
  (_, to) => to && (to === 'off' ? { disabled: true } : { method: to })
)

type Placement = Pick<DraftOAuth2, 'tokenIn' | 'tokenName' | 'tokenPrefix'>

/** `{ header: prefix }`, whose name is Authorization, or `{ query: name }`. */
const placement: Lens<Placement> = lensOf<Placement>(
  ['tokenIn', 'tokenName', 'tokenPrefix'],
  (raw, at) => {
    if (raw === undefined || raw === null) return {}
    const { header, query } = asRaw(raw, at)
    if (header === undefined && query !== undefined)
      return { tokenIn: 'query', tokenName: text.read(query, `${at}.query`) }
    return { tokenIn: 'header', tokenPrefix: text.read(header, `${at}.header`) }
  },
  (_, { tokenIn, tokenName = '', tokenPrefix }) => {
    if (tokenIn === 'query') return { query: tokenName }
    return tokenIn === undefined && tokenPrefix === undefined ? undefined : { header: tokenPrefix ?? '' }
  }
)

const ORDER: KeyOrder = {
  '': [
    'type',
    'flow',
    'authorizationUrl',
    'accessTokenUrl',
    'refreshTokenUrl',
    'callbackUrl',
    'credentials',
    'resourceOwner',
    'scope',
    'state',
    'pkce',
    'additionalParameters',
    'tokenConfig',
    'settings'
  ],
  credentials: ['clientId', 'clientSecret', 'placement'],
  resourceOwner: ['username', 'password'],
  tokenConfig: ['id', 'placement', 'source'],
  additionalParameters: ['authorizationRequest', 'accessTokenRequest', 'refreshTokenRequest'],
  settings: ['autoFetchToken', 'autoRefreshToken']
}

type Said = Omit<DraftOAuth2, keyof Placement>

const said = struct<Said>(
  {
    flow: member('flow', word<OAuth2Flow>(FLOWS, 'authorization_code')),
    authorizationUrl: member('authorizationUrl', optionalText),
    accessTokenUrl: member('accessTokenUrl', optionalText),
    refreshTokenUrl: member('refreshTokenUrl', optionalText),
    callbackUrl: member('callbackUrl', optionalText),
    clientId: member('credentials.clientId', optionalText),
    clientSecret: member('credentials.clientSecret', optionalText),
    credentialsIn: member(
      'credentials.placement',
      optionalWord<'header' | 'body'>({ header: 'basic_auth_header', body: 'body' })
    ),
    username: member('resourceOwner.username', optionalText),
    password: member('resourceOwner.password', optionalText),
    scope: member('scope', optionalText),
    state: member('state', optionalText),
    pkce: member('pkce', pkce),
    tokenId: member('tokenConfig.id', optionalText),
    tokenSource: member(
      'tokenConfig.source',
      optionalWord<'access_token' | 'id_token'>({ access_token: 'access_token', id_token: 'id_token' })
    ),
    autoFetch: member('settings.autoFetchToken', optionalFlag),
    autoRefresh: member('settings.autoRefreshToken', optionalFlag),
    authorizationParameters: member('additionalParameters.authorizationRequest', parameters),
    tokenParameters: member('additionalParameters.accessTokenRequest', parameters),
    refreshParameters: member('additionalParameters.refreshTokenRequest', parameters)
  },
  { order: ORDER }
)

const whole: Lens<DraftOAuth2> = both(said, within('tokenConfig.placement', placement, ORDER))

/** What only some flows have; another flow is written without it. */
const ONLY_IN: Readonly<Partial<Record<keyof DraftOAuth2, readonly OAuth2Flow[]>>> = {
  authorizationUrl: ['authorization_code', 'implicit'],
  callbackUrl: ['authorization_code', 'implicit'],
  state: ['authorization_code', 'implicit'],
  authorizationParameters: ['authorization_code', 'implicit'],
  accessTokenUrl: ['authorization_code', 'client_credentials', 'password'],
  refreshTokenUrl: ['authorization_code', 'client_credentials', 'password'],
  clientSecret: ['authorization_code', 'client_credentials', 'password'],
  credentialsIn: ['authorization_code', 'client_credentials', 'password'],
  tokenParameters: ['authorization_code', 'client_credentials', 'password'],
  refreshParameters: ['authorization_code', 'client_credentials', 'password'],
  pkce: ['authorization_code'],
  username: ['password'],
  password: ['password']
}

/** All keys that a mapping of this kind has. */
export const OAUTH2_KEYS = ORDER[''] ?? []

export const oauth2: Lens<DraftOAuth2> = {
  read: whole.read,
  write(raw, to) {
    if (whole.read(raw, '').flow === to.flow) return whole.write(raw, to)
    const begun = { type: 'oauth2', flow: FLOWS[to.flow], ...without(asRaw(raw, ''), OAUTH2_KEYS) }
    return whole.write(begun, ofItsFlow(to))
  }
}

function ofItsFlow(to: DraftOAuth2): DraftOAuth2 {
  const foreign = Object.entries(ONLY_IN).flatMap(([field, flows]) =>
    flows.includes(to.flow) ? [] : [field]
  )
  const { flow } = to
  return { ...Object.fromEntries(Object.entries(to).filter(([field]) => !foreign.includes(field))), flow }
}
