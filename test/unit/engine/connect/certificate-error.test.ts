import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { certificateError } from '#engine/connect/certificate-error.ts'
import { readCertificate } from '#test/fixtures/certs/certificates.ts'

const explain = (code: string, ...names: string[]) => {
  const chain = names.map(name => new X509Certificate(readCertificate(name)))
  return certificateError({ code, chain, host: 'sonde.test', port: 443, name: 'sonde.test' })
}

test.each([
  ['CERT_HAS_EXPIRED', ['good', 'ca']],
  ['CERT_NOT_YET_VALID', ['good', 'ca']],
  ['INVALID_PURPOSE', ['good', 'ca']],
  ['SOMETHING_NEW', ['good', 'ca']]
])('%s blames nobody in whom nothing of it is to be seen', (code, chain) => {
  const error = explain(code, ...chain)
  expect(error.message).toBe(`The certificate of sonde.test is not trusted (${code}).`)
})

test('a weak signature is an authority’s where it is', () => {
  const error = explain('CA_MD_TOO_WEAK', 'below-intermediate', 'weak-signature', 'ca')
  expect(error).toMatchObject({ reason: 'weak-signature' })
  expect(error.facts).toMatchObject({ role: 'intermediate', subject: 'CN=weak-signature' })
})

test('no certificate at all is survived', () => {
  expect(explain('CERT_UNTRUSTED')).toMatchObject({ code: 'CERTIFICATE', facts: { subject: '' } })
})
