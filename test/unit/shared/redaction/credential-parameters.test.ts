import { expect, it } from 'vitest'
import { isCredentialName } from '#shared/redaction/credential-parameters.ts'

it.each([
  ['token', true],
  ['accessToken', true],
  ['shop_api_key', true],
  ['API-KEY', true],
  ['res.body.data[0].password', true],
  ['res.headers.x-auth-token', true],
  ["res.headers['x-auth-token']", true],
  ['tokens', false],
  ['tokenCount', false],
  ['res.body.token.length', false],
  ['monkey', false],
  ['id', false]
])('%s is called as a credential: %s', (name, isCredential) => {
  expect(isCredentialName(name)).toBe(isCredential)
})

it('takes no time for a name that somebody made to take it', () => {
  expect(isCredentialName(`${'-'.repeat(4_000_000)}x`)).toBe(false)
  expect(isCredentialName(`${'x'.repeat(4_000_000)}.token`)).toBe(true)
})
