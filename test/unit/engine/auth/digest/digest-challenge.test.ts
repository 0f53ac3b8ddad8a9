import { expect, test } from 'vitest'
import { findDigestChallenge } from '#engine/auth/digest/digest-challenge.ts'
import type { Header } from '#shared/model/request.ts'

const digest = (params: string): Header => ['WWW-Authenticate', `Digest realm="r", nonce="n", ${params}`]

test.each<[string[], string | undefined]>([
  [['algorithm=MD5', 'algorithm=SHA-256'], 'SHA-256'],
  [['algorithm=SHA-256', 'algorithm=SHA-512-256', 'algorithm=MD5'], 'SHA-512-256'],
  [['algorithm=sha-256-SESS', 'algorithm=SHA-256'], 'sha-256-SESS'],
  [['algorithm=MD5, Digest realm="r", nonce="n", algorithm="SHA-256", Basic realm="r"'], 'SHA-256'],
  [['algorithm=SHA-3', 'algorithm=MD5-sess'], 'MD5-sess'],
  [['algorithm=SHA-256, qop="auth-conf"', 'algorithm=MD5'], 'MD5'],
  [['algorithm=constructor'], undefined],
  [['algorithm=AKAv1-MD5'], undefined]
])('of %j it is %s', (offers, name) => {
  expect(findDigestChallenge(offers.map(digest))?.algorithm.name).toBe(name)
})

test.each([
  ['', undefined],
  ['qop="auth-int, auth"', 'auth'],
  ['qop=AUTH-INT', 'auth-int']
])('%j asks for %s', (params, qop) => {
  expect(findDigestChallenge([digest(params)])).toMatchObject({ qop })
})

test('nothing is found where nothing is asked for', () => {
  expect(findDigestChallenge([['WWW-Authenticate', 'Basic realm="a"']])).toBeUndefined()
  expect(findDigestChallenge([['WWW-Authenticate', 'Digest realm="no nonce"']])).toBeUndefined()
  expect(findDigestChallenge([['Proxy-Authenticate', 'Digest realm="a", nonce="b"']])).toBeUndefined()
})
