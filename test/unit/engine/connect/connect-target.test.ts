import { expect, test } from 'vitest'
import { type ConnectTarget, connectionKey, describeKey } from '#engine/connect/connect-target.ts'
import { systemLookup } from '#engine/connect/resolve-host.ts'
import { TlsProfiles } from '#engine/connect/tls-profiles.ts'
import { splitUrl } from '#shared/url/split-url.ts'

const profile = new TlsProfiles().find({})
const proxy = { kind: 'http', host: 'proxy.test', port: 3128, url: 'http://proxy.test:3128' } as const

function keyOf(url: string, more: Partial<ConnectTarget> = {}): string {
  return connectionKey({
    url: splitUrl(url),
    insecure: false,
    profile,
    protocol: 'auto',
    lookup: systemLookup,
    lookupKey: '',
    proxy: undefined,
    unixSocket: undefined,
    ...more
  })
}

test('what leads to the same place by the same way shares connections', () => {
  expect(keyOf('http://a.test/one')).toBe(keyOf('http://a.test:80/two?x#y'))
})

test.each<[string, Partial<ConnectTarget>]>([
  ['protocol', { protocol: '2' }],
  ['checks of certificates', { insecure: true }],
  ['Unix socket', { unixSocket: '/run/a.sock' }],
  ['addresses', { lookupKey: 'a.test:443:10.0.0.1' }],
  ['proxy', { proxy }],
  ['credentials for it', { proxy: { ...proxy, credentials: { username: 'me', password: 'secret' } } }]
])('another way keeps its connections to itself: %s', (_, more) => {
  expect(keyOf('https://a.test/', more)).not.toBe(keyOf('https://a.test/'))
  expect(keyOf('https://a.test/', { proxy, ...more })).not.toBe(keyOf('https://a.test/'))
})

test('what is shown of a key names origin and way, and no credentials', () => {
  const credentials = { username: 'me', password: 'secret' }
  const key = keyOf('https://a.test/path', {
    insecure: true,
    protocol: '1.1',
    proxy: { ...proxy, credentials }
  })
  expect(describeKey(key)).toBe('https://a.test:443 HTTP/1.1 insecure via http://proxy.test:3128')
  expect(describeKey(keyOf('http://a.test/', { unixSocket: '/run/a.sock' }))).toBe(
    'http://a.test:80 unix:/run/a.sock'
  )
})
