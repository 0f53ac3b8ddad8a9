import { expect, test } from 'vitest'
import { connectHead } from '#engine/proxy/connect-tunnel.ts'
import { forwardingHeaders, requestTarget } from '#engine/proxy/forwarding.ts'
import { parseProxyUrl } from '#shared/http/parse-proxy-url.ts'
import { splitUrl } from '#shared/url/split-url.ts'

const AUTHORIZATION = ['Proxy-Authorization', `Basic ${Buffer.from('sonde:geheim é').toString('base64')}`]

test.each([
  ['http', 'http://example.org/', 'auto', [AUTHORIZATION]],
  ['https', 'http://example.org/', '1.1', [AUTHORIZATION]],
  ['http', 'https://example.org/', 'auto', []],
  ['http', 'http://example.org/', '2', []],
  ['socks5h', 'http://example.org/', 'auto', []]
] as const)('by an %s proxy, %s (%s)', (scheme, url, protocol, headers) => {
  const proxy = parseProxyUrl(`${scheme}://sonde:geheim%20%C3%A9@proxy.test:1`)
  expect(forwardingHeaders(proxy, { url: splitUrl(url), protocol })).toEqual(headers)
})

test('without credentials, or without a proxy, nothing is added', () => {
  const target = { url: splitUrl('http://example.org/'), protocol: 'auto' } as const
  expect(forwardingHeaders(parseProxyUrl('http://proxy.test:1'), target)).toEqual([])
  expect(forwardingHeaders(undefined, target)).toEqual([])
})

test('a proxy that forwards is asked for the whole URL, as typed, but for user and fragment', () => {
  const url = splitUrl('http://user:secret@Example.org:8080/a/../{b}?c=ü#d')
  const proxy = { url: 'http://proxy.test:1', tunnel: false }
  expect(requestTarget(url, proxy)).toBe('http://Example.org:8080/a/../{b}?c=%C3%BC')
  expect(requestTarget(url, { ...proxy, tunnel: true })).toBe('/a/../{b}?c=%C3%BC')
  expect(requestTarget(url, undefined)).toBe('/a/../{b}?c=%C3%BC')
})

test('CONNECT names host and port, and carries the credentials', () => {
  const proxy = parseProxyUrl('http://a:b@proxy.test:1')
  expect(connectHead(proxy, { host: 'fe80::1%eth0', port: 443 })).toMatch(
    /^CONNECT \[fe80::1\]:443 HTTP\/1\.1\r\nHost: \[fe80::1\]:443\r\nProxy-Authorization: Basic YTpi\r\nUser-Agent: sonde\/[\d.]+\r\n\r\n$/
  )
})
