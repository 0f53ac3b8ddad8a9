import { describe, expect, it, test } from 'vitest'
import { createAuthenticator } from '#engine/auth/create-authenticator.ts'
import type { Auth } from '#shared/model/auth.ts'
import { unsigned } from './unsigned-request.ts'

const sign = (auth: Auth) => createAuthenticator(auth).sign(unsigned('http://example.com/'))

describe('basic', () => {
  test.each([
    // RFC 7617 §2 and §2.1
    ['Aladdin', 'open sesame', 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
    ['test', '123£', 'Basic dGVzdDoxMjPCow=='],
    ['', 'only:a:password', 'Basic Om9ubHk6YTpwYXNzd29yZA=='],
    ['nobody', '', 'Basic bm9ib2R5Og==']
  ])('%s and %s', (username, password, value) => {
    expect(sign({ kind: 'basic', username, password })).toEqual({ headers: [['Authorization', value]] })
  })

  test.each([
    ['a:b', '', 'auth.username'],
    ['a\n', '', 'auth.username'],
    ['a', 'b\x7f', 'auth.password']
  ])('refuses %j and %j', (username, password, field) => {
    expect(() => createAuthenticator({ kind: 'basic', username, password })).toThrow(
      expect.objectContaining({ code: 'BUILD', field })
    )
  })
})

describe('bearer', () => {
  it('is sent as typed', () => {
    expect(sign({ kind: 'bearer', token: 'mF_9.B5f-4.1JqM=' })).toEqual({
      headers: [['Authorization', 'Bearer mF_9.B5f-4.1JqM=']]
    })
  })

  test.each(['', 'two\nlines', '\u{1f511}'])('refuses %j', token => {
    expect(() => createAuthenticator({ kind: 'bearer', token })).toThrow(
      expect.objectContaining({ code: 'BUILD', field: 'auth.token' })
    )
  })
})

describe('API key', () => {
  const key = (place: 'header' | 'query' | 'cookie', name: string, value: string): Auth => ({
    kind: 'api-key',
    name,
    value,
    in: place
  })

  it('goes where the API wants it', () => {
    expect(sign(key('header', 'X-Key', 'a b'))).toEqual({ headers: [['X-Key', 'a b']] })
    const { query } = createAuthenticator(key('query', 'api key', 'a+b&c=é/~'))
    expect(query).toBe('api%20key=a%2Bb%26c%3D%C3%A9%2F~')
    expect(sign(key('cookie', 'key', 'a=b,c'))).toEqual({ headers: [['Cookie', 'key=a=b,c']] })
  })

  test.each([
    ['header', '', 'a', 'auth.name'],
    ['header', 'a b', 'a', 'auth.name'],
    ['header', 'a', '\n', 'auth.value'],
    ['query', '', 'a', 'auth.name'],
    ['cookie', '', 'a', 'auth.name'],
    ['cookie', 'a=b', 'a', 'auth.name'],
    ['cookie', 'a', 'b; c', 'auth.value'],
    ['cookie', 'a', '☃', 'auth.value']
  ] as const)('%s refuses %j with %j', (place, name, value, field) => {
    expect(() => createAuthenticator(key(place, name, value))).toThrow(
      expect.objectContaining({ code: 'BUILD', field })
    )
  })
})

test.each<Auth>([
  { kind: 'basic', username: 'a', password: 'b' },
  { kind: 'bearer', token: 'a' },
  { kind: 'aws-sigv4', accessKeyId: 'a', secretAccessKey: 'b', region: 'c', service: 'd' }
])('$kind has no answer to a challenge', auth => {
  expect(createAuthenticator(auth).challenge([['WWW-Authenticate', 'Basic realm="a"']])).toBe(false)
})
