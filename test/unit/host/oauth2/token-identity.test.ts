import { describe, expect, it } from 'vitest'
import { tokenIdentity } from '#host/oauth2/token-identity.ts'
import type { DraftOAuth2, OAuth2Parameter } from '#shared/model/draft/draft-auth.ts'

const parameter = (change: Partial<OAuth2Parameter> = {}): OAuth2Parameter => ({
  name: 'audience',
  value: 'orders',
  in: 'body',
  enabled: true,
  ...change
})

const ONE: DraftOAuth2 = {
  flow: 'password',
  authorizationUrl: 'https://login.test/authorize',
  accessTokenUrl: 'https://login.test/token',
  clientId: 'c',
  tokenParameters: [parameter()]
}

describe('a token is another one', () => {
  it.each<[string, Partial<DraftOAuth2>]>([
    ['flow', { flow: 'client_credentials' }],
    ['authorization URL', { authorizationUrl: 'https://other.test/authorize' }],
    ['token URL', { accessTokenUrl: 'https://other.test/token' }],
    ['refresh URL', { refreshTokenUrl: 'https://other.test/token' }],
    ['callback URL', { callbackUrl: 'https://app.test/back' }],
    ['client', { clientId: 'd' }],
    ['secret', { clientSecret: 's' }],
    ['place of the credentials', { credentialsIn: 'body' }],
    ['person', { username: 'ada' }],
    ['password', { password: 'p' }],
    ['scope', { scope: 'read' }],
    ['parameter', { tokenParameters: [parameter({ value: 'payments' })] }],
    ['place of a parameter', { tokenParameters: [parameter({ in: 'header' })] }],
    ['parameter of the authorization', { authorizationParameters: [parameter()] }],
    ['parameter of the refresh', { refreshParameters: [parameter()] }],
    ['name', { tokenId: 'mine' }]
  ])('by another %s', (_, change) => {
    expect(tokenIdentity({ ...ONE, ...change })).not.toBe(tokenIdentity(ONE))
  })
})

describe('a token is the same', () => {
  it.each<[string, Partial<DraftOAuth2>]>([
    ['wherever it is sent', { tokenIn: 'query', tokenName: 'key', tokenPrefix: '', tokenSource: 'id_token' }],
    ['however it is fetched', { autoFetch: false, autoRefresh: false }],
    ['with fields that are empty', { scope: '', refreshTokenUrl: '', refreshParameters: [] }],
    ['with a parameter that is off', { tokenParameters: [parameter(), parameter({ enabled: false })] }]
  ])('%s', (_, change) => {
    expect(tokenIdentity({ ...ONE, ...change })).toBe(tokenIdentity(ONE))
  })

  it('when it is given the same name', () => {
    const named = { ...ONE, tokenId: ' mine ' }
    expect(tokenIdentity({ ...named, scope: 'read' })).toBe(tokenIdentity({ ...named, tokenId: 'mine' }))
  })
})
