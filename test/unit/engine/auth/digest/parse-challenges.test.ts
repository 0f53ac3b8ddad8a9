import { expect, test } from 'vitest'
import { parseChallenges } from '#engine/auth/digest/parse-challenges.ts'

test.each<[string[], [string, Record<string, string>][]]>([
  [['Basic realm="simple"'], [['basic', { realm: 'simple' }]]],
  [['Negotiate'], [['negotiate', {}]]],
  // RFC 9110 §11.6.1
  [
    ['Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\""'],
    [
      ['basic', { realm: 'simple' }],
      ['newauth', { realm: 'apps', type: '1', title: 'Login to "apps"' }]
    ]
  ],
  [
    ['Digest realm="a, Basic b=c", qop="auth,auth-int" , nonce = "n=="', 'DIGEST\trealm=x'],
    [
      ['digest', { realm: 'a, Basic b=c', qop: 'auth,auth-int', nonce: 'n==' }],
      ['digest', { realm: 'x' }]
    ]
  ],
  [
    ['NTLM TlRMTVNTUAAC==, Digest realm="a"'],
    [
      ['ntlm', {}],
      ['digest', { realm: 'a' }]
    ]
  ],
  [[', ,Digest realm="a",, stale=TRUE,'], [['digest', { realm: 'a', stale: 'TRUE' }]]],
  [['Digest realm="a", realm="b"'], [['digest', { realm: 'a' }]]],
  [['Digest realm="", nonce="back\\\\slash"'], [['digest', { realm: '', nonce: 'back\\slash' }]]],
  // Not of the grammar, but seen.
  [
    ['Digest realm=a b'],
    [
      ['digest', { realm: 'a' }],
      ['b', {}]
    ]
  ],
  [['Digest nonce=abc/def+==, realm="unended'], [['digest', { nonce: 'abc/def+==', realm: 'unended' }]]],
  [['realm="nobody’s"'], []],
  [['', '"', '=', '@'], []]
])('%j', (values, challenges) => {
  const parsed = parseChallenges([
    ['Date', 'Digest realm="no challenge"'],
    ...values.map(value => ['WWW-authenticate', value] as [string, string])
  ])
  expect(parsed.map(({ scheme, params }) => [scheme, Object.fromEntries(params)])).toEqual(challenges)
})

test('a long hostile value is read in no time worth measuring', () => {
  const hostile = ['"'.repeat(50_000), 'a '.repeat(50_000), `a="${'\\'.repeat(50_000)}`, ','.repeat(50_000)]
  for (const value of hostile) expect(() => parseChallenges([['WWW-Authenticate', value]])).not.toThrow()
})
