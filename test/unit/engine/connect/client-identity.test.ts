import { expect, test } from 'vitest'
import { readClientIdentity } from '#engine/connect/client-identity.ts'
import type { ClientCertificate } from '#shared/model/tls-settings.ts'
import { readCertificate, readKey, readPkcs12 } from '#test/fixtures/certs/certificates.ts'
import { TLS_BACKEND } from '#test/fixtures/tls-backend.ts'

const certificate = readCertificate('client')
const pem = { kind: 'pem', certificate, key: readKey('client') } as const
const encrypted = { ...pem, key: readKey('client-encrypted') }
const pkcs12 = { kind: 'pkcs12', bytes: readPkcs12('client') } as const

const damaged = (text: string) => text.replace(/\n.{20}/, `\n${'A'.repeat(20)}`)

test.each<[string, ClientCertificate]>([
  ['PEM', pem],
  ['a passphrase that is not needed', { ...pem, passphrase: 'x' }],
  ['an encrypted key', { ...encrypted, passphrase: 'sonde' }],
  ['PKCS#12', { ...pkcs12, passphrase: 'sonde' }]
])('%s', (_, settings) => {
  expect(readClientIdentity(settings).subject).toBe('CN=client')
})

test.skipIf(TLS_BACKEND === 'openssl')('BoringSSL reads also an old PKCS#12', () => {
  const settings = { kind: 'pkcs12', bytes: readPkcs12('client-legacy'), passphrase: 'sonde' } as const
  expect(readClientIdentity(settings).subject).toBe('CN=client')
})

const refused: [string, ClientCertificate, string, RegExp][] = [
  [
    'no certificate',
    { ...pem, certificate: readKey('client') },
    'certificate',
    /no certificate in this text/
  ],
  ['a damaged certificate', { ...pem, certificate: damaged(certificate) }, 'certificate', /damaged/],
  ['no key', { ...pem, key: certificate }, 'key', /no private key in this text/],
  ['a damaged key', { ...pem, key: damaged(readKey('rsa')) }, 'key', /damaged/],
  ['a key of another', { ...pem, key: readKey('leaf') }, 'key', /not belong to the certificate “CN=client”/],
  ['a key of another kind', { ...pem, key: readKey('rsa') }, 'key', /not belong to the certificate/],
  ['no passphrase', encrypted, 'passphrase', /needs its passphrase/],
  ['an empty passphrase', { ...encrypted, passphrase: '' }, 'passphrase', /does not open/],
  ['a wrong passphrase', { ...encrypted, passphrase: 'x' }, 'passphrase', /does not open/],
  [
    'a wrong passphrase of the older kind',
    { ...pem, key: readKey('client-encrypted-traditional'), passphrase: 'x' },
    'passphrase',
    /does not open/
  ],
  ['PKCS#12 without a passphrase', pkcs12, 'passphrase', /needs its passphrase/],
  ['PKCS#12 with a wrong one', { ...pkcs12, passphrase: 'x' }, 'passphrase', /does not open/],
  [
    'a part of PKCS#12',
    { ...pkcs12, bytes: readPkcs12('client').slice(0, 900), passphrase: 'sonde' },
    'bytes',
    /no PKCS#12 file, or only a part/
  ],
  [
    'PEM as PKCS#12',
    { ...pkcs12, bytes: new TextEncoder().encode(certificate), passphrase: 'sonde' },
    'bytes',
    /no PKCS#12 file/
  ]
]
if (TLS_BACKEND === 'openssl')
  refused.push(
    [
      'a PKCS#12 of old',
      { kind: 'pkcs12', bytes: readPkcs12('client-legacy'), passphrase: 'sonde' },
      'bytes',
      /openssl pkcs12 -legacy/
    ],
    [
      'a key too short',
      { kind: 'pem', certificate: readCertificate('weak-key'), key: readKey('weak') },
      'certificate',
      /EE_KEY_TOO_SMALL/
    ]
  )

test.each(refused)('%s is refused at its field', (_, settings, field, problem) => {
  expect(() => readClientIdentity(settings)).toThrow(
    expect.objectContaining({
      code: 'BUILD',
      field: `tls.clientCertificate.${field}`,
      message: expect.stringMatching(problem)
    })
  )
})

test('whatever passphrase is tried, it is the passphrase that is said to be wrong', () => {
  // Now and then a wrong one leaves what looks like a whole block, and the error is another.
  for (let attempt = 0; attempt < 300; attempt++)
    expect(() => readClientIdentity({ ...pem, key: oldKey, passphrase: `x${attempt}` })).toThrow(
      expect.objectContaining({ field: 'tls.clientCertificate.passphrase' })
    )
})
const oldKey = readKey('client-encrypted-traditional')
