import { describe, expect, it } from 'vitest'
import { checkProxyUrl } from '#shared/http/check-proxy-url.ts'
import { putProxyPassword, takeProxyPassword } from '#shared/http/proxy-password.ts'

describe('the password of a proxy', () => {
  it.each([
    ['http://me:word@proxy:3128', 'http://me@proxy:3128', 'word'],
    ['socks5://me:p%40%3A@[::1]:1', 'socks5://me@[::1]:1', 'p@:'],
    ['me:a@b@proxy', 'me@proxy', 'a@b'],
    ['http://:only@proxy', 'http://@proxy', 'only'],
    ['http://me:50%@proxy', 'http://me@proxy', '50%'],
    [' http://me:word@proxy\n', 'http://me@proxy', 'word']
  ])('of %s is taken out', (url, without, password) => {
    expect(takeProxyPassword(url)).toEqual({ url: without, password })
  })

  it.each([
    'http://proxy:3128',
    'http://me@proxy',
    ' http://me@proxy:3128',
    'http://me:@proxy',
    'http://me:{{word}}@proxy',
    ''
  ])('of %j is none', url => expect(takeProxyPassword(url)).toBeUndefined())

  it.each([
    ['http://me@proxy:3128', 'http://me:p%40%3A@proxy:3128'],
    ['http://me:old@proxy', 'http://me:p%40%3A@proxy'],
    ['\thttp://proxy:1', 'http://:p%40%3A@proxy:1'],
    ['proxy:1', ':p%40%3A@proxy:1'],
    ['socks5://[::1]:1', 'socks5://:p%40%3A@[::1]:1']
  ])('is put into %s', (url, whole) => {
    expect(putProxyPassword(url, 'p@:')).toBe(whole)
  })
})

describe('the URL of a proxy', () => {
  it('is looked at while it is typed, unless variables make it what it is', () => {
    expect(checkProxyUrl('http://proxy:3128')).toBeUndefined()
    expect(checkProxyUrl('{{scheme}}://proxy:{{port}}')).toBeUndefined()
    expect(checkProxyUrl('ftp://proxy')).toContain('ftp://')
    expect(checkProxyUrl('http://proxy:99999')).toContain('99999')
  })
})
