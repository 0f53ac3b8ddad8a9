import { expect, test } from 'vitest'
import { isSameSite } from '#engine/cookies/same-site.ts'
import { splitUrl } from '#shared/url/split-url.ts'

const isSame = (a: string, b: string) => isSameSite(splitUrl(a), splitUrl(b))

test.each([
  ['the same host', 'https://example.org/', 'https://example.org/other'],
  ['another port', 'https://example.org/', 'https://example.org:8443/'],
  ['a host below', 'https://example.org/', 'https://www.example.org/'],
  ['hosts beside each other', 'https://a.example.org/', 'https://b.c.example.org/'],
  ['another case', 'https://Example.ORG/', 'https://example.org/'],
  ['a name in two writings', 'https://bücher.example/', 'https://www.xn--bcher-kva.example/'],
  ['hosts below a suffix of two labels', 'https://a.shop.co.uk/', 'https://b.shop.co.uk/'],
  ['a public suffix and itself', 'https://github.io/', 'https://github.io/'],
  ['an IPv4 address and itself', 'http://192.0.2.1:80/', 'http://192.0.2.1:8080/'],
  ['an IPv6 address in two writings', 'http://[2001:db8:0::1]/', 'http://[2001:DB8::1]/'],
  ['localhost and itself', 'http://localhost:3000/', 'http://localhost:4000/'],
  ['hosts below localhost', 'http://a.localhost/', 'http://b.localhost/'],
  ['a host in an intranet', 'http://printer/', 'http://printer:631/']
])('%s: the same site', (_, a, b) => {
  expect(isSame(a, b)).toBe(true)
  expect(isSame(b, a)).toBe(true)
})

test.each([
  ['another scheme', 'http://example.org/', 'https://example.org/'],
  ['another domain', 'https://example.org/', 'https://example.com/'],
  ['a domain that ends alike', 'https://example.org/', 'https://myexample.org/'],
  ['two domains below a suffix of two labels', 'https://a.co.uk/', 'https://b.co.uk/'],
  ['two domains below a private suffix', 'https://a.github.io/', 'https://b.github.io/'],
  ['a public suffix and a domain below it', 'https://github.io/', 'https://a.github.io/'],
  ['two IPv4 addresses', 'http://192.0.2.1/', 'http://198.51.2.1/'],
  ['two IPv6 addresses', 'http://[2001:db8::1]/', 'http://[2001:db8::2]/'],
  ['localhost and its address', 'http://localhost/', 'http://127.0.0.1/'],
  ['two hosts of an intranet', 'http://printer/', 'http://wiki/']
])('%s: another site', (_, a, b) => {
  expect(isSame(a, b)).toBe(false)
  expect(isSame(b, a)).toBe(false)
})
