import { describe, expect, test } from 'vitest'
import { resolveUrl } from '#shared/url/resolve-url.ts'

const BASE = 'http://a/b/c/d;p?q'

describe('a reference', () => {
  // RFC 3986 §5.4.1 and §5.4.2, but for those whose scheme is no http.
  test.each([
    ['g', 'http://a/b/c/g'],
    ['./g', 'http://a/b/c/g'],
    ['g/', 'http://a/b/c/g/'],
    ['/g', 'http://a/g'],
    ['//g', 'http://g'],
    ['?y', 'http://a/b/c/d;p?y'],
    ['g?y', 'http://a/b/c/g?y'],
    ['#s', 'http://a/b/c/d;p?q#s'],
    ['g#s', 'http://a/b/c/g#s'],
    ['g?y#s', 'http://a/b/c/g?y#s'],
    [';x', 'http://a/b/c/;x'],
    ['', 'http://a/b/c/d;p?q'],
    ['.', 'http://a/b/c/'],
    ['./', 'http://a/b/c/'],
    ['..', 'http://a/b/'],
    ['../', 'http://a/b/'],
    ['../g', 'http://a/b/g'],
    ['../..', 'http://a/'],
    ['../../g', 'http://a/g'],
    ['../../../g', 'http://a/g'],
    ['/./g', 'http://a/g'],
    ['/../g', 'http://a/g'],
    ['g.', 'http://a/b/c/g.'],
    ['.g', 'http://a/b/c/.g'],
    ['..g', 'http://a/b/c/..g'],
    ['./g/.', 'http://a/b/c/g/'],
    ['g/./h', 'http://a/b/c/g/h'],
    ['g/../h', 'http://a/b/c/h'],
    ['g;x=1/../y', 'http://a/b/c/y'],
    ['g?y/../x', 'http://a/b/c/g?y/../x'],
    ['g#s/../x', 'http://a/b/c/g#s/../x']
  ])('“%s” means %s', (reference, url) => {
    expect(resolveUrl(reference, BASE)).toBe(url)
  })

  test('inherits the fragment when it has none (RFC 9110 §10.2.2)', () => {
    expect(resolveUrl('/b', 'http://a/#s')).toBe('http://a/b#s')
    expect(resolveUrl('/b#t', 'http://a/#s')).toBe('http://a/b#t')
  })

  test('keeps what it is not asked to change', () => {
    expect(resolveUrl('/a{b}|c%zz"', 'http://h/x')).toBe('http://h/a{b}|c%zz"')
    expect(resolveUrl('http://USER:pw@Host:80/', 'http://h/x')).toBe('http://USER:pw@Host:80/')
  })
})
