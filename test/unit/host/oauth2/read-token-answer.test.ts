import { describe, expect, it } from 'vitest'
import { readTokenAnswer, readTokenFragment } from '#host/oauth2/read-token-answer.ts'

const NOW = Date.parse('2026-01-01T00:00:00Z')

describe('an answer of a token endpoint', () => {
  it.each([
    ['JSON', '{"access_token":"a","expires_in":60}'],
    ['a form', 'access_token=a&expires_in=60']
  ])('is read as %s', (_, text) => {
    expect(readTokenAnswer(200, text, NOW)).toEqual({
      accessToken: 'a',
      obtainedAt: '2026-01-01T00:00:00.000Z',
      expiresAt: '2026-01-01T00:01:00.000Z'
    })
  })

  it.each([
    ['{"accessToken":"tok-1234","user":"ada"}', 'accessToken, user'],
    ['token=tok-1234&user=ada', 'token, user'],
    ['tok-1234', undefined],
    ['eyJhbGciOiJIUzI1NiJ9tok-1234', undefined],
    ['["tok-1234"]', undefined],
    ['', undefined]
  ])('without a token is told by its names, never by what may be one: %s', (text, names) => {
    const but = names === undefined ? '' : `, but with ${names}`
    expect(() => readTokenAnswer(200, text, NOW)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(`The server answered 200 without an access token${but}.`)
      })
    )
  })

  it('is no token when it redirects', () => {
    expect(() => readTokenAnswer(307, '{"access_token":"a"}', NOW)).toThrow('answered 307, a redirection')
  })
})

it('the fragment of a redirection is told by its names', () => {
  expect(() => readTokenFragment(new URLSearchParams('token=tok-1234&state=x'), NOW)).toThrow(
    'The server sent the browser back without an access token, but with token, state.'
  )
})
