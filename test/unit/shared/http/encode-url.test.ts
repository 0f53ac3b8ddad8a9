import { describe, expect, it } from 'vitest'
import { encodePathSegment, encodeUrl } from '#shared/http/encode-url.ts'
import { splitUrl } from '#shared/url/split-url.ts'

describe('encodeUrl', () => {
  it.each([
    ['http://h/a b/ü?q=a b', 'http://h/a%20b/%C3%BC?q=a%20b'],
    ['http://h/{x}|^`"<>', 'http://h/%7Bx%7D|%5E%60%22%3C%3E'],
    ["http://h/it's?q='<\">{}|`^", "http://h/it's?q=%27%3C%22%3E{}|`^"],
    ['http://h/a%20b%2F?x=%7b&y=100%', 'http://h/a%20b%2F?x=%7b&y=100%25'],
    ['http://h?a=b&c=d+e#f g', 'http://h?a=b&c=d+e#f g'],
    ['h:8080/a b', 'h:8080/a%20b']
  ])('encodes in %s what cannot stand there', (url, encoded) => {
    expect(encodeUrl(url)).toBe(encoded)
    expect(encodeUrl(encoded)).toBe(encoded)
  })

  it('agrees with the WHATWG about path and query', () => {
    const printable = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index))
    // The circumflex came to the set of paths after Node 20.
    const signs = printable.replace(/[/?#\\%.^]/g, '')
    const { pathname, search } = new URL(`http://h/${signs}?${signs}`)
    expect(splitUrl(encodeUrl(`http://h/${signs}?${signs}`)).target).toBe(pathname + search)
  })
})

describe('encodePathSegment', () => {
  it.each([
    ['a/b', 'a%2Fb'],
    ['a?b#c', 'a%3Fb%23c'],
    ['a b', 'a%20b'],
    ['a%20b', 'a%20b'],
    ['5%', '5%25'],
    ['ü', '%C3%BC'],
    ['me@x.org;v=1', 'me@x.org;v=1']
  ])('writes %s as %s', (text, encoded) => {
    expect(encodePathSegment(text)).toBe(encoded)
  })
})
