import { beforeEach, describe, expect, it } from 'vitest'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { replaceCookie } from '#host/replace-cookie.ts'
import type { CookieContent } from '#shared/model/cookies.ts'
import { splitUrl } from '#shared/url/split-url.ts'

const LATER = '2999-01-01T00:00:00.000Z'
const CONTENT: CookieContent = {
  name: 'sid',
  value: 'wörd',
  domain: 'api.example.org',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: false
}

describe('a cookie of the jar', () => {
  let jar: MemoryCookieJar
  let key: string
  beforeEach(() => {
    jar = new MemoryCookieJar()
    jar.store(splitUrl('https://api.example.org/'), ['sid=old', 'other=1'])
    key = jar.list().find(({ name }) => name === 'sid')?.key ?? ''
  })
  const edit = (change: Partial<CookieContent>) => replaceCookie(jar, key, { ...CONTENT, ...change })

  it('is edited in its place', () => {
    edit({ expires: LATER, secure: true, httpOnly: true, sameSite: 'Lax' })
    expect(jar.list()).toHaveLength(2)
    expect(jar.list().find(each => each.key === key)).toMatchObject({
      value: 'wörd',
      expires: LATER,
      secure: true,
      httpOnly: true,
      sameSite: 'Lax'
    })
  })

  it('goes from where it was to where it is for now', () => {
    edit({ name: 'session', domain: 'example.org', hostOnly: false, path: '/v1' })
    expect(jar.list().map(({ name, domain, path, hostOnly }) => [name, domain, path, hostOnly])).toEqual([
      ['other', 'api.example.org', '/', true],
      ['session', 'example.org', '/v1', false]
    ])
    key = jar.list()[1]?.key ?? ''
    edit({ domain: 'BÜCHER.example', hostOnly: false })
    expect(jar.list()[1]).toMatchObject({ domain: 'xn--bcher-kva.example', hostOnly: false })
    key = jar.list()[1]?.key ?? ''
    edit({ domain: '::1' })
    expect(jar.list().map(({ domain }) => domain)).toEqual(['::1', 'api.example.org'])
  })

  it.each<[string, Partial<CookieContent>]>([
    ['name', { name: 'a=b' }],
    ['name', { name: 'other' }],
    ['name', { name: ' sid' }],
    ['value', { value: 'a; Secure' }],
    ['value', { name: '', value: 'a=b' }],
    ['path', { path: 'v1' }],
    ['path', { path: '/;Secure' }],
    ['domain', { domain: 'no host' }],
    ['expires', { expires: '2001-01-01T00:00:00.000Z' }],
    ['cookie', { domain: 'co.uk', hostOnly: false, value: 'x'.repeat(5000) }],
    ['cookie', { name: '__Host-sid', path: '/v1', secure: true }],
    ['value', { value: 'a\nb' }],
    ['domain', { domain: 'example.org;Secure' }],
    ['name', { name: 'other', domain: 'API.example.org' }],
    ['name', { name: 'other', domain: '.api.example.org', hostOnly: false }],
    ['domain', { domain: 'me@example.org' }],
    ['domain', { domain: 'example.org/v1' }],
    ['domain', { domain: 'example.org?' }],
    ['domain', { domain: 'example.org#' }],
    ['domain', { domain: 'example.org:443' }],
    ['domain', { domain: '.' }]
  ])('is refused at its %s (%#)', (field, change) => {
    const before = jar.list()
    expect(() => edit(change)).toThrow(expect.objectContaining({ code: 'BUILD', field }))
    expect(jar.list()).toEqual(before)
  })

  it('is not made anew when it has gone meanwhile', () => {
    jar.forget(({ name }) => name === 'sid')
    expect(() => edit({})).toThrow('no longer there')
    expect(jar.list()).toHaveLength(1)
  })
})
