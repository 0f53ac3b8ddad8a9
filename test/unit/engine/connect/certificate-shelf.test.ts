import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { CertificateShelf, fingerprintOf } from '#engine/connect/certificate-shelf.ts'
import { readCertificate } from '#test/fixtures/certs/certificates.ts'

const good = new X509Certificate(readCertificate('good'))

test('a certificate that was put there is found as PEM by its fingerprint', () => {
  const shelf = new CertificateShelf()
  expect(shelf.find(fingerprintOf(good))).toBeUndefined()
  shelf.put(good)
  const pem = shelf.find(fingerprintOf(good)) ?? ''
  expect(new X509Certificate(pem).raw.equals(good.raw)).toBe(true)
})

test('those that were shown longest ago make room', () => {
  const shelf = new CertificateShelf()
  const named = (name: string) => ({ raw: good.raw, fingerprint256: name, toString: () => name })
  const put = (name: string) => shelf.put(named(name) as unknown as X509Certificate)
  for (let index = 0; index < 256; index++) put(`n${index}`)
  put('n0')
  put('latest')
  expect(shelf.find('n0')).toBe('n0')
  expect(shelf.find('n1')).toBeUndefined()
  expect(shelf.find('n2')).toBe('n2')
})
