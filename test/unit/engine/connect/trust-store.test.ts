import tls from 'node:tls'
import { expect, test } from 'vitest'
import { readTrustedRoots, splitPem } from '#engine/connect/trust-store.ts'
import { readCertificate } from '#test/fixtures/certs/certificates.ts'

test('a bundle is split into its certificates, whatever stands between them', () => {
  const [one, two] = [readCertificate('ca').trim(), readCertificate('good').trim()]
  expect(splitPem(`# One\n${one}\n\nTwo:\n${two}\n`)).toEqual([one, two])
  expect(splitPem('')).toEqual([])
})

test('the bundled roots are among those trusted, and none comes twice', () => {
  const roots = readTrustedRoots({})
  expect(new Set(roots).size).toBe(roots.length)
  expect(roots).toEqual(expect.arrayContaining([tls.rootCertificates[0]?.trim()]))
})

test.skipIf('getCACertificates' in tls)('files that are named in the environment are read', () => {
  const file = (name: string) => new URL(`../../../fixtures/certs/${name}.pem`, import.meta.url).pathname
  const roots = readTrustedRoots({ SSL_CERT_FILE: file('ca'), NODE_EXTRA_CA_CERTS: file('self-signed') })
  expect(roots).toContain(readCertificate('ca').trim())
  expect(roots).toContain(readCertificate('self-signed').trim())
})

test('a file that is not there trusts nobody, and is no error', () => {
  expect(() => readTrustedRoots({ SSL_CERT_FILE: '/nowhere', NODE_EXTRA_CA_CERTS: '/nowhere' })).not.toThrow()
})
