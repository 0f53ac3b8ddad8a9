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
  const { certificates, stores } = readTrustedRoots({})
  expect(new Set(certificates).size).toBe(certificates.length)
  expect(certificates).toEqual(expect.arrayContaining([tls.rootCertificates[0]?.trim()]))
  expect(stores[0]).toMatch(/^bundled with (Node|Electron) \d+\.\d+$/)
})

test.skipIf('getCACertificates' in tls)('files that are named in the environment are read, and said', () => {
  const file = (name: string) => new URL(`../../../fixtures/certs/${name}.pem`, import.meta.url).pathname
  const { certificates, stores } = readTrustedRoots({
    SSL_CERT_FILE: file('ca'),
    NODE_EXTRA_CA_CERTS: file('self-signed')
  })
  expect(certificates).toContain(readCertificate('ca').trim())
  expect(certificates).toContain(readCertificate('self-signed').trim())
  expect(stores.slice(1)).toEqual([file('ca'), 'NODE_EXTRA_CA_CERTS'])
})

test('a file that is not there trusts nobody, and is not named', () => {
  const { stores } = readTrustedRoots({ SSL_CERT_FILE: '/nowhere', NODE_EXTRA_CA_CERTS: '/nowhere' })
  expect(stores.join()).not.toContain('/nowhere')
})
