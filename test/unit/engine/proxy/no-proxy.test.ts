import { expect, test } from 'vitest'
import { bypassesProxy } from '#engine/proxy/no-proxy.ts'

const named: [list: string, host: string, port: number][] = [
  ['*', 'example.org', 443],
  ['example.org', 'example.org', 443],
  ['example.org', 'www.example.org', 443],
  ['EXAMPLE.org', 'Example.ORG', 443],
  ['example.org.', 'example.org', 443],
  ['example.org', 'example.org.', 443],
  ['.example.org', 'example.org', 443],
  ['.example.org', 'a.b.example.org', 443],
  ['*.example.org', 'www.example.org', 443],
  ['localhost, example.org', 'example.org', 443],
  ['localhost example.org', 'example.org', 443],
  ['localhost,,\texample.org,', 'example.org', 443],
  ['example.org:8443', 'example.org', 8443],
  ['*:8443', 'example.org', 8443],
  ['192.0.2.1', '192.0.2.1', 80],
  ['192.0.2.1:80', '192.0.2.1', 80],
  ['192.0.2.0/24', '192.0.2.255', 80],
  ['10.0.0.0/8', '10.200.3.4', 80],
  ['0.0.0.0/0', '203.0.113.9', 80],
  ['::1', '::1', 80],
  ['[::1]', '0:0:0:0:0:0:0:1', 80],
  ['[::1]:8080', '::1', 8080],
  ['2001:db8::/32', '2001:db8:ffff::1', 80],
  ['[2001:db8::]/32', '2001:db8:ffff::1', 80]
]
test.each(named)('“%s” names %s port %i', (list, host, port) => {
  expect(bypassesProxy(list, { host, port })).toBe(true)
})

const others: [list: string, host: string, port: number][] = [
  ['', 'example.org', 443],
  [',', 'example.org', 443],
  ['.', 'example.org', 443],
  ['example.org', 'notexample.org', 443],
  ['www.example.org', 'example.org', 443],
  ['example.org:8443', 'example.org', 443],
  ['*:80', 'example.org', 443],
  ['192.0.2.1', '192.0.2.10', 80],
  ['192.0.2.0/24', '192.0.3.1', 80],
  ['192.0.2.0/33', '192.0.2.1', 80],
  ['192.0.2.0/x', '192.0.2.1', 80],
  ['192.0.2.0/24', 'example.org', 80],
  ['2.1', '192.0.2.1', 80],
  ['::1', '::2', 80],
  ['::/0', '192.0.2.1', 80],
  ['[::1]:8080', '::1', 80],
  ['2001:db8::/32', '2001:db9::1', 80]
]
test.each(others)('“%s” does not name %s port %i', (list, host, port) => {
  expect(bypassesProxy(list, { host, port })).toBe(false)
})
