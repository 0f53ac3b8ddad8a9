import { describe, expect, it } from 'vitest'
import { splitUrl } from '#shared/url/split-url.ts'

describe('splitUrl', () => {
  it.each([
    [
      'http://example.org',
      { scheme: 'http', host: 'example.org', port: 80, target: '/', authority: 'example.org' }
    ],
    ['https://example.org:443/a', { port: 443, target: '/a', authority: 'example.org' }],
    [
      'http://example.org:8080',
      { port: 8080, authority: 'example.org:8080', origin: 'http://example.org:8080' }
    ],
    ['localhost:3000/x', { scheme: 'http', host: 'localhost', port: 3000, target: '/x' }],
    ['example.org/a', { scheme: 'http', host: 'example.org', target: '/a' }],
    ['//example.org/a', { scheme: 'http', host: 'example.org', target: '/a' }],
    ['  http://h/  ', { host: 'h', target: '/' }],
    ['http://h?q=1', { target: '/?q=1' }],
    ['http://h/#top', { target: '/', fragment: 'top' }],
    ['http://user:p%40ss@h/', { userinfo: 'user:p%40ss', host: 'h' }],
    ['http://a@b@h/', { userinfo: 'a@b', host: 'h' }],
    ['HTTP://ExAmple.org/', { host: 'ExAmple.org', origin: 'http://example.org:80' }],
    ['http://[::1]:8080/', { host: '::1', port: 8080, authority: '[::1]:8080', origin: 'http://[::1]:8080' }],
    [
      'http://[fe80::1%25eth0]:81/',
      { host: 'fe80::1%eth0', authority: '[fe80::1]:81', origin: 'http://[fe80::1%eth0]:81' }
    ],
    ['http://[fe80::1%eth0]/', { host: 'fe80::1%eth0', authority: '[fe80::1]' }],
    ['http://bücher.example/', { host: 'xn--bcher-kva.example', authority: 'xn--bcher-kva.example' }],
    ['http://under_score.example/', { host: 'under_score.example' }]
  ])('%s', (typed, expected) => {
    expect(splitUrl(typed)).toMatchObject(expected)
  })

  it.each([
    ['http://h/a/../b/./c', '/a/../b/./c'],
    ['http://h/{id}/%zz|"<>^`\\', '/{id}/%zz|"<>^`\\'],
    ['http://h//double//', '//double//'],
    ['http://h/a b?c d', '/a%20b?c%20d'],
    ['http://h/ü€😀', '/%C3%BC%E2%82%AC%F0%9F%98%80'],
    ['http://h/a?url=http://x/?y#not', '/a?url=http://x/?y']
  ])('sends the target of %s as typed, encoding only what cannot travel', (typed, target) => {
    expect(splitUrl(typed).target).toBe(target)
  })

  it.each([
    ['', 'There is no URL'],
    ['   ', 'There is no URL'],
    ['http://', 'no host'],
    ['http:///path', 'no host'],
    ['http://:80/', 'no host'],
    ['http:/h', 'Two slashes'],
    ['https:h', 'Two slashes'],
    ['ftp://h/', '“ftp://” is not supported'],
    ['javascript://h/', 'not supported'],
    ['http://h:99999/', 'Port 99999'],
    ['http://h:0/', 'Port 0'],
    ['http://h:80a/', '“80a” is not a port'],
    ['http://h ost/', 'contains “ ”'],
    ['http://{{host}}/', 'contains “{”'],
    ['http://[::g]/', 'not an IPv6 address'],
    ['http://::1/', 'brackets'],
    ['http://[::1%é]/', 'not an IPv6 address'],
    ['http://[::1% x]/', 'not an IPv6 address'],
    ['http://h/a\nb', 'line break']
  ])('refuses %j', (typed, problem) => {
    expect(() => splitUrl(typed)).toThrow(problem)
  })
})
