import { expect, test } from 'vitest'
import { TlsProfiles } from '#engine/connect/tls-profiles.ts'
import type { TlsSettings } from '#shared/model/tls-settings.ts'
import { readCertificate, readKey, readPkcs12 } from '#test/fixtures/certs/certificates.ts'

const ca = readCertificate('ca')
const clientCertificate = {
  kind: 'pem',
  certificate: readCertificate('client'),
  key: readKey('client')
} as const
const pin = 'sha256/ylYvl31NieP/DHPxlVPV4CKE2q7ADxaJpuiJwT7yw6Y='

test.each<TlsSettings>([{}, { ca: [], pins: [] }, { minVersion: 'TLSv1.2' }])(
  '%j is nothing of its own',
  settings => {
    expect(new TlsProfiles().find(settings).key).toBe('')
  }
)

test('whatever differs makes another profile, and nothing else does', () => {
  const profiles = new TlsProfiles()
  const different: TlsSettings[] = [
    {},
    { ca: [ca] },
    { ca: [ca, readCertificate('client-ca')] },
    { minVersion: 'TLSv1.3' },
    { serverName: 'sonde.test' },
    { serverName: 'other.test' },
    { pins: [pin] },
    { pins: [pin], serverName: 'sonde.test' },
    { clientCertificate },
    { clientCertificate: { ...clientCertificate, passphrase: 'x' } },
    { clientCertificate: { kind: 'pkcs12', bytes: readPkcs12('client'), passphrase: 'sonde' } }
  ]
  const keys = different.map(settings => profiles.find(settings).key)
  expect(new Set(keys).size).toBe(different.length)
  expect(different.map(settings => profiles.find(structuredClone(settings)).key)).toEqual(keys)
})

test('the key tells nothing of what it stands for', () => {
  const { key } = new TlsProfiles().find({
    clientCertificate: { ...clientCertificate, passphrase: 'secret' }
  })
  expect(key).toMatch(/^[\w-]{43}$/)
})

test('the costly part is made once, and shared by those that differ only in name and pins', () => {
  const profiles = new TlsProfiles()
  const { context } = profiles.find({ ca: [ca] })
  expect(profiles.find({ ca: [ca] }).context).toBe(context)
  expect(profiles.find({ ca: [ca], serverName: 'sonde.test', pins: [pin] }).context).toBe(context)
  expect(profiles.find({}).context).not.toBe(context)
})

test('only so many are kept, those used last', () => {
  const profiles = new TlsProfiles()
  const kept = profiles.find({ ca: [ca] }).shared
  const forgotten = profiles.find({}).shared
  for (let index = 0; index < 31; index++) {
    profiles.find({ ca: [`${ca}${' '.repeat(index + 1)}`] })
    expect(profiles.find({ ca: [ca] }).shared).toBe(kept)
  }
  expect(profiles.find({}).shared).not.toBe(forgotten)
})

test('for a proxy on the way only the authorities count', () => {
  const profiles = new TlsProfiles()
  const settings: TlsSettings = { ca: [ca], clientCertificate, serverName: 'sonde.test', pins: [pin] }
  const { forProxy } = profiles.find(settings)
  expect(forProxy).toMatchObject({ serverName: undefined, pins: [] })
  expect(forProxy.shared).toBe(profiles.find({ ca: [ca] }).shared)
  expect(forProxy.shared.clientCertificate).toBeUndefined()
  expect(forProxy.shared.trustStores).toContain('added CA')
})

test.each<[TlsSettings, string]>([
  [{ ca: [ca, 'nonsense'] }, 'tls.ca.1'],
  [{ ca: [ca.replace(/\n.{20}/, `\n${'A'.repeat(20)}`)] }, 'tls.ca.0'],
  [{ pins: [pin, 'nonsense'] }, 'tls.pins.1'],
  [{ serverName: 'no name' }, 'tls.serverName'],
  [{ clientCertificate: { ...clientCertificate, key: readKey('leaf') } }, 'tls.clientCertificate.key']
])('what cannot be used is refused at its field, each time: %#', (settings, field) => {
  const profiles = new TlsProfiles()
  const refusal = expect.objectContaining({ code: 'BUILD', field })
  expect(() => profiles.find(settings)).toThrow(refusal)
  expect(() => profiles.find(settings)).toThrow(refusal)
})
