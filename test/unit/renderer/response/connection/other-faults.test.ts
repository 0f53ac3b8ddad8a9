import { expect, it } from 'vitest'
import { otherFaults } from '#renderer/features/response/connection/other-faults.ts'
import type { Certificate, TlsInfo } from '#shared/model/tls-info.ts'

function certificate(rest: Partial<Certificate> = {}): Certificate {
  return {
    subject: 'CN=a.test',
    issuer: 'CN=An issuer',
    san: ['DNS:a.test'],
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2026-02-01T00:00:00.000Z',
    fingerprint256: '',
    spki256: '',
    key: { kind: 'rsa', bits: 2048 },
    ...rest
  }
}

const trusted = certificate({ subject: 'CN=An issuer', trustedIn: 'system' })
const unknown = certificate({ subject: 'CN=An issuer' })
const short = { key: { kind: 'rsa', bits: 1024 } }
const expired = { reason: 'expired', at: 0 }

it.each<[string, Certificate[], TlsInfo['fault'], string, string[][]]>([
  ['nothing in a good chain', [certificate(), trusted], undefined, 'a.test', [[], []]],
  [
    'a short key wherever it is',
    [certificate(short), { ...trusted, ...short }],
    undefined,
    'a.test',
    [['weak-key'], ['weak-key']]
  ],
  [
    'a curve is short by nature',
    [certificate({ key: { kind: 'ec', curve: 'prime256v1' } })],
    undefined,
    'a.test',
    [[]]
  ],
  ['another name beside its time', [certificate(), trusted], expired, 'b.test', [['hostname-mismatch'], []]],
  [
    'an unknown issuer beside the time of another',
    [certificate(), unknown],
    expired,
    'a.test',
    [[], ['unknown-issuer']]
  ],
  ['nothing twice', [certificate()], { reason: 'hostname-mismatch', at: 0 }, 'b.test', [['unknown-issuer']]],
  ['no second word about the issuer', [certificate()], { reason: 'missing-issuer', at: 0 }, 'a.test', [[]]],
  [
    'no issuer where a pin is at fault',
    [certificate(), unknown],
    { reason: 'not-pinned' },
    'a.test',
    [[], []]
  ]
])('%s', (_, chain, fault, expectedName, expected) => {
  const tls = { chain, expectedName, ...(fault && { fault }) }
  expect(chain.map((_certificate, depth) => otherFaults(tls, depth))).toEqual(expected)
})
