import { describe, expect, it, test } from 'vitest'
import { placeOf } from '#engine/cookies/cookie-place.ts'
import { readSetCookie } from '#engine/cookies/read-set-cookie.ts'
import { splitUrl } from '#shared/url/split-url.ts'

const NOW = new Date('2026-01-01T00:00:00Z')
const read = (value: string, url = 'https://www.example.com/a/b?c') =>
  readSetCookie(value, placeOf(splitUrl(url)), NOW)

describe('a cookie', () => {
  it('has what is not said from where it came', () => {
    expect(read('a=b')).toEqual({
      name: 'a',
      value: 'b',
      domain: 'www.example.com',
      hostOnly: true,
      path: '/a',
      secure: false,
      httpOnly: false,
      createdAt: NOW.toISOString()
    })
  })

  it('has what is said', () => {
    const value =
      'a=b=c; Domain=.Example.COM; Path=/x; Secure; HttpOnly; SameSite=lax; Max-Age=60; Partitioned'
    expect(read(value)).toEqual({
      name: 'a',
      value: 'b=c',
      domain: 'example.com',
      hostOnly: false,
      path: '/x',
      expires: '2026-01-01T00:01:00.000Z',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
      partitioned: true,
      createdAt: NOW.toISOString()
    })
  })

  test.each([
    ['novalue', '', 'novalue'],
    ['=v', '', 'v'],
    ['empty=', 'empty', ''],
    ['q="a b,c"', 'q', '"a b,c"'],
    ['latin=\xe9', 'latin', '\xe9'],
    ['\xc3\xa0=voil\xc3\xa0', '\xc3\xa0', 'voil\xc3\xa0'],
    ['\xa0=\xa0; Path=/\xa0', '\xa0', '\xa0'],
    ['  spaced  =  out  ', 'spaced', 'out']
  ])('may be %j', (value, name, content) => {
    expect(read(value)).toMatchObject({ name, value: content })
  })

  test.each([
    ['Expires=Wed, 09 Jun 2027 10:18:14 GMT', '2027-06-09T10:18:14.000Z'],
    ['Expires=Wednesday, 09-Jun-27 10:18:14 GMT', '2027-06-09T10:18:14.000Z'],
    ['Expires=Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01T00:00:00.000Z'],
    ['Expires=Wed, 09 Jun 2027 10:18:14 GMT; Max-Age=1', '2026-01-01T00:00:01.000Z'],
    ['Max-Age=0', '1970-01-01T00:00:00.000Z'],
    ['Max-Age=-5', '1970-01-01T00:00:00.000Z'],
    ['Max-Age=99999999999999999999', '9999-12-31T23:59:59.000Z'],
    ['Max-Age=soon', undefined],
    ['Expires=tomorrow', undefined]
  ])('%s', (attributes, expires) => {
    expect(read(`a=b; ${attributes}`).expires).toBe(expires)
  })

  test.each([
    ['http://h/', '/'],
    ['http://h', '/'],
    ['http://h/a', '/'],
    ['http://h/a/', '/a'],
    ['http://h/a%20b/c?d/e', '/a%20b'],
    ['http://h/{id}/c', '/{id}']
  ])('set by %s has the path %s', (url, path) => {
    expect(read('a=b', url).path).toBe(path)
    expect(read('a=b; Path=relative', url).path).toBe(path)
  })
})

test.each([
  ['http://localhost:8080/', 'a=b; Secure', 'localhost'],
  ['http://a.localhost/', 'a=b; Domain=localhost', 'localhost'],
  ['http://127.0.0.1/', '__Host-a=b; Secure; Path=/', '127.0.0.1'],
  ['http://127.0.0.1/', 'a=b; Domain=127.0.0.1', '127.0.0.1'],
  ['http://[::1]:3000/', 'a=b; Secure', '::1'],
  ['http://[fe80::1%25eth0]/', 'a=b', 'fe80::1'],
  ['http://intranet/', 'a=b; Domain=intranet', 'intranet'],
  ['http://github.io/', 'a=b; Domain=github.io', 'github.io'],
  ['http://a.test/', 'a=b; Domain=a.test', 'a.test'],
  ['http://b.a.test/', 'a=b; Domain=a.test', 'a.test'],
  ['http://münchen.example/', 'a=b; Domain=xn--mnchen-3ya.example', 'xn--mnchen-3ya.example'],
  ['http://WWW.Example.com/', 'a=b', 'www.example.com'],
  ['https://www.example.com/', '__secure-a=b; Secure', 'www.example.com'],
  ['http://1.2.3.4.5/', 'a=b', '1.2.3.4.5'],
  ['http://a_b.example/', 'a=b; Domain=a_b.example', 'a_b.example']
])('%s may set %s', (url, value, domain) => {
  expect(read(value, url).domain).toBe(domain)
})

test.each([
  ['http://www.example.com/', 'a=b; Domain=com', /public suffix/],
  ['http://me.github.io/', 'a=b; Domain=github.io', /public suffix/],
  ['http://a.co.uk/', 'a=b; Domain=.co.uk', /public suffix/],
  ['http://a.test/', 'a=b; Domain=test', /public suffix/],
  [
    'http://www.example.com/',
    'a=b; Domain=example.org',
    'It is for example.org, and www.example.com is no part of that.'
  ],
  ['http://example.com/', 'a=b; Domain=www.example.com', /no part of that/],
  ['http://notexample.com/', 'a=b; Domain=example.com', /no part of that/],
  ['http://127.0.0.1/', 'a=b; Domain=0.0.1', /no part of that/],
  ['http://example.com/', 'a=b; Domain=fe80::1%eth0', /is no domain name/],
  ['http://m\xfcnchen.example/', 'a=b; Domain=m\xc3\xbcnchen.example', /beyond ASCII/],
  ['http://example.com/', 'a=b; Domain=..', 'Its domain “.” is no domain name.'],
  ['http://example.com/', 'a=b; Secure', /came over http/],
  ['http://example.com/', '__Secure-a=b', /must be Secure\./],
  ['https://example.com/', '__Host-a=b; Secure; Path=/x', /Path=\//],
  ['https://example.com/', '__host-a=b; Secure; Path=/; Domain=example.com', /without Domain/],
  ['http://example.com/', '=', /neither a name nor a value/],
  ['http://example.com/', '; Secure', /neither a name nor a value/],
  ['http://example.com/', '', /nothing at all/],
  ['http://example.com/', 'a=\x01', /control character/],
  ['http://example.com/', `a=${'b'.repeat(4096)}`, /longer than 4096 bytes/]
])('%s may not set %s', (url, value, why) => {
  expect(() => read(value, url)).toThrow(why)
})
