import { describe, expect, test } from 'vitest'
import {
  nameCertificate,
  nameKey,
  withColons
} from '#renderer/features/response/connection/certificate-words.ts'
import { explainFault, nameFault } from '#renderer/features/response/connection/explain-fault.ts'
import type { Certificate } from '#shared/model/tls-info.ts'

test.each([
  [{ kind: 'rsa', bits: 2048 }, 'RSA 2048'],
  [{ kind: 'ec', curve: 'prime256v1' }, 'EC P-256'],
  [{ kind: 'ec', curve: 'brainpoolP256r1' }, 'EC brainpoolP256r1'],
  [{ kind: 'ed25519' }, 'Ed25519'],
  [{ kind: 'ml-dsa-44' }, 'ml-dsa-44']
])('%o is called %s', (key, name) => {
  expect(nameKey(key)).toBe(name)
})

test.each([
  ['C=DE, O=A, CN=a.test', [], 'a.test'],
  ['O=A', ['DNS:a.test'], 'a.test'],
  ['O=A', [], 'O=A'],
  ['', [], 'without a name'],
  ['XCN=b', [], 'XCN=b']
])('the certificate of %j with %j is called %s', (subject, san, name) => {
  expect(nameCertificate({ subject, san })).toBe(name)
})

test('a fingerprint is written in pairs', () => {
  expect(withColons('00ff1a')).toBe('00:FF:1A')
})

describe('what is said of a fault', () => {
  const leaf: Certificate = {
    subject: 'CN=old',
    issuer: 'CN=ca',
    san: ['DNS:old.test'],
    validFrom: '2020-01-01T00:00:00.000Z',
    validTo: '2021-01-01T00:00:00.000Z',
    fingerprint256: '',
    spki256: ''
  }

  test('are the sentence and the hint of a refusal for it', () => {
    const said = explainFault({
      chain: [leaf],
      fault: { reason: 'expired', at: 0 },
      expectedName: 'old.test'
    })
    expect(said?.message).toBe('The server’s certificate “CN=old” expired on 2021-01-01 00:00 UTC.')
    expect(said?.hint).toContain('must replace it')
    expect(nameFault('expired')).toBe('expired')
  })

  test('is nothing where no certificate is to blame', () => {
    expect(explainFault({ chain: [leaf], fault: { reason: 'not-pinned' } })).toBeUndefined()
    expect(explainFault({ chain: [], fault: { reason: 'expired', at: 0 } })).toBeUndefined()
    expect(explainFault({ chain: [leaf] })).toBeUndefined()
  })
})
