import { expect, it } from 'vitest'
import { chooseCertificate } from '#host/send/client-certificate.ts'

const certificate = (domain: string, enabled = true) => ({
  domain,
  kind: 'pem' as const,
  certificatePath: domain,
  enabled
})

it.each([
  ['https://api.example.org/', 'api.example.org', true],
  ['https://API.example.ORG:8443/x', ' Api.Example.org ', true],
  ['https://api.example.org/', '*.example.org', true],
  ['https://a.b.example.org/', '*.example.org', true],
  ['https://example.org/', '*.example.org', false],
  ['https://notexample.org/', '*.example.org', false],
  ['https://example.org.evil.test/', 'example.org', false],
  ['https://evil.test/example.org', 'example.org', false],
  ['https://user@evil.test/', 'user', false],
  ['https://[::1]/', '::1', true],
  ['https://any.test/', '*', true],
  ['https://', '*', false],
  ['https://any.test/', '', false]
])('for %s the certificate of “%s” is meant: %s', (url, domain, isMeant) => {
  expect(chooseCertificate(url, [certificate(domain)]) !== undefined).toBe(isMeant)
})

it('is the first that is switched on', () => {
  const all = [certificate('a.test', false), certificate('*.test'), certificate('a.test')]
  expect(chooseCertificate('https://a.test/', all)?.certificate).toBe(all[1])
})

it('is needed over TLS alone', () => {
  for (const [url, isNeeded] of [
    ['https://a.test/', true],
    ['wss://a.test/', true],
    ['http://a.test/', false]
  ] as const)
    expect(chooseCertificate(url, [certificate('*')])).toMatchObject({ isNeeded })
})
