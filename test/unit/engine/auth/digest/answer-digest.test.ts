import { expect, test } from 'vitest'
import { answerDigest } from '#engine/auth/digest/answer-digest.ts'
import { findDigestChallenge } from '#engine/auth/digest/digest-challenge.ts'

function answer(challenge: string, subject: Partial<Parameters<typeof answerDigest>[1]>): string {
  const found = findDigestChallenge([['WWW-Authenticate', `Digest ${challenge}`]])
  if (!found) throw new Error('expected a challenge that can be answered')
  return answerDigest(found, {
    username: 'Mufasa',
    password: 'Circle of Life',
    method: 'GET',
    uri: '/dir/index.html',
    count: 1,
    cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
    ...subject
  })
}

const RFC7616 =
  'realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'

test('RFC 7616 §3.9.1, MD5', () => {
  expect(answer(`${RFC7616}, algorithm=MD5`, {})).toBe(
    'Digest username="Mufasa", realm="http-auth@example.org", ' +
      'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", uri="/dir/index.html", algorithm=MD5, ' +
      'cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", nc=00000001, qop=auth, ' +
      'response="8ca523f5e9506fed4657c9700eebdbec", ' +
      'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
  )
})

test('RFC 7616 §3.9.1, SHA-256', () => {
  expect(answer(`${RFC7616}, algorithm=SHA-256`, {})).toContain(
    'response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"'
  )
})

test('RFC 7616 §3.9.2, SHA-512-256 and a hashed user, with the values of its erratum 4897', () => {
  const value = answer(
    'realm="api@example.org", qop="auth", algorithm=SHA-512-256, charset=UTF-8, userhash=true, ' +
      'nonce="5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", opaque="HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS"',
    {
      username: 'Jäsøn Doe',
      password: 'Secret, or not?',
      uri: '/doe.json',
      cnonce: 'NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v'
    }
  )
  expect(value).toContain('username="793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b"')
  expect(value).toContain('response="3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5"')
  expect(value).toContain('userhash=true')
})

test('RFC 2617 §3.5, without an algorithm', () => {
  const value = answer(
    'realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"',
    { password: 'Circle Of Life', cnonce: '0a4f113b' }
  )
  expect(value).toContain('response="6629fae49393a05397450978507c4ef1"')
  expect(value).not.toContain('algorithm')
})

test('RFC 2069: without qop there is no counter', () => {
  const value = answer('realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"', {
    password: 'Circle Of Life'
  })
  expect(value).toContain('response="670fd8c2df070c60b045671b8b24ff02"')
  expect(value).not.toMatch(/nc=|cnonce=|qop=/)
})

test('what would end a quoted-string is escaped, and the hash is of what was meant', () => {
  const value = answer('realm="a \\"b\\" \\\\", nonce="n"', { username: 'a"\\', uri: '/?a="b\\"' })
  expect(value).toContain('username="a\\"\\\\", realm="a \\"b\\" \\\\"')
  expect(value).toContain('uri="/?a=\\"b\\\\\\""')
})

test.each([
  ['', 'username="J\u00c3\u00a4"'],
  [', charset="utf-8"', "username*=UTF-8''J%C3%A4"]
])('a user outside ASCII, where the challenge has “%s”', (charset, name) => {
  expect(answer(`realm="a", nonce="n"${charset}`, { username: 'Jä' })).toContain(name)
})
