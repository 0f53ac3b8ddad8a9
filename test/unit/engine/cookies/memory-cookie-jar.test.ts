import { beforeEach, describe, expect, it, test } from 'vitest'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import type { CookieChange, CookieRecord } from '#shared/model/cookies.ts'
import { splitUrl } from '#shared/url/split-url.ts'

let now = 0
let jar: MemoryCookieJar
let told: CookieChange[]
/** What the jar holds by what it told. */
let kept: Map<string, CookieRecord>

beforeEach(() => {
  now = Date.UTC(2026, 0, 1)
  jar = new MemoryCookieJar(() => new Date(now))
  told = []
  kept = new Map()
  jar.onChange(changes => {
    told.push(...changes)
    for (const { key, cookie } of changes) {
      if (cookie) kept.set(key, cookie)
      else kept.delete(key)
    }
  })
})

const set = (url: string, ...values: string[]) => jar.store(splitUrl(url), values)
const sent = (url: string, crossSite = false) =>
  jar
    .cookiesFor(splitUrl(url), crossSite)
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')

describe('cookies go back', () => {
  test.each([
    ['http://www.example.com/', 'a=b; Domain=example.com', 'http://api.example.com/', true],
    ['http://www.example.com/', 'a=b; Domain=example.com', 'http://example.com/', true],
    ['http://www.example.com/', 'a=b', 'http://example.com/', false],
    ['http://example.com/', 'a=b', 'http://www.example.com/', false],
    ['http://example.com/', 'a=b', 'https://EXAMPLE.com:8443/x?y', true],
    ['http://example.com/', 'a=b; Domain=example.com', 'http://notexample.com/', false],
    ['http://h/', 'a=b; Path=/x', 'http://h/x', true],
    ['http://h/', 'a=b; Path=/x', 'http://h/x/y', true],
    ['http://h/', 'a=b; Path=/x', 'http://h/xy', false],
    ['http://h/', 'a=b; Path=/x%20y', 'http://h/x%20y/z', true],
    ['http://h/', 'a=b; Path=/{id}', 'http://h/{id}/z', true],
    ['https://example.com/', 'a=b; Secure', 'http://example.com/', false],
    ['https://example.com/', 'a=b; Secure', 'https://example.com/', true],
    ['http://localhost/', 'a=b; Secure', 'http://localhost:3000/', true],
    ['http://a.localhost/', 'a=b; Domain=localhost', 'http://b.localhost/', true],
    ['http://[::1]/', 'a=b', 'http://[0:0:0:0:0:0:0:1]:8080/', true],
    ['http://127.0.0.1/', 'a=b', 'http://127.0.0.2/', false],
    ['http://x.github.io/', 'a=b', 'http://y.github.io/', false],
    ['http://intranet/', 'a=b; Domain=intranet', 'http://intranet/', true],
    ['http://intranet/', 'a=b; Domain=intranet', 'http://www.intranet/', false]
  ])('from %s %s to %s: %s', (from, value, to, expected) => {
    set(from, value)
    expect(sent(to)).toBe(expected ? 'a=b' : '')
  })

  it('the longest path first, then the oldest', () => {
    set('http://h/', 'old=1', 'young=2', 'deep=3; Path=/a/b', 'middle=4; Path=/a')
    set('http://h/', 'younger=5', 'old=6')
    expect(sent('http://h/a/b')).toBe('deep=3; middle=4; old=6; young=2; younger=5')
  })

  it('without those that are SameSite=Strict when another site led there', () => {
    set('http://h/', 's=1; SameSite=Strict', 'l=2; SameSite=Lax', 'n=3; SameSite=None', 'u=4')
    expect(sent('http://h/', true)).toBe('l=2; n=3; u=4')
    expect(sent('http://h/')).toBe('s=1; l=2; n=3; u=4')
  })
})

describe('a cookie ends', () => {
  it('when its time is over, however often it was sent', () => {
    set('http://h/', 'a=b; Max-Age=60')
    now += 59_999
    expect(sent('http://h/')).toBe('a=b')
    now += 1
    expect(sent('http://h/')).toBe('')
  })

  it('when it is set with a time in the past, which is no rejection', () => {
    set('http://h/', 'a=b; Max-Age=60')
    told = []
    const { stored, rejected } = set('http://h/', 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT')
    expect(stored).toMatchObject([{ name: 'a', expires: '1970-01-01T00:00:00.000Z' }])
    expect(rejected).toEqual([])
    expect(sent('http://h/')).toBe('')
    expect(kept.size).toBe(0)
    expect(told).toEqual([{ key: 'h;/;a' }])
    expect(set('http://h/', 'never=there; Max-Age=0').stored).toHaveLength(1)
    expect(told).toHaveLength(1)
  })
})

describe('the jar', () => {
  it('says what became of each', () => {
    const fates = (...values: string[]) =>
      set('http://example.com/', ...values).stored.map(({ name, fate }) => `${name} ${fate}`)
    expect(fates('a=1', 'b=1', 'a=2', 'c=; Max-Age=0')).toEqual(['a new', 'b new', 'a replaced', 'c absent'])
    expect(fates('a=2', 'b=; Max-Age=0', 'b=1')).toEqual(['a renewed', 'b deleted', 'b new'])
    expect(fates('a=3; Path=/elsewhere')).toEqual(['a new'])
  })

  it('says what it stored and what it rejected, and why', () => {
    const { stored, rejected } = set('http://example.com/', 'a=b; Path=/x', 'c=d; Domain=com', 'e=f; Secure')
    expect(stored).toEqual([
      {
        name: 'a',
        value: 'b',
        domain: 'example.com',
        path: '/x',
        secure: false,
        httpOnly: false,
        fate: 'new'
      }
    ])
    expect(rejected).toEqual([
      {
        cookie: 'c=d; Domain=com',
        why: 'It is for com, a public suffix: the sites below it belong to different people.'
      },
      { cookie: 'e=f; Secure', why: 'It is Secure, but came over http: only https can set such a cookie.' }
    ])
  })

  it('gives back the very bytes, and shows them as text', () => {
    const bytes = 'caf\xc3\xa9=voil\xc3\xa0; Path=/'
    expect(set('http://h/', bytes, 'old=caf\xe9').stored).toMatchObject([
      { name: 'café', value: 'voilà' },
      { name: 'old', value: 'café' }
    ])
    expect(sent('http://h/')).toBe('caf\xc3\xa9=voil\xc3\xa0; old=caf\xe9')
    expect(set('http://h/', 'caf\xc3\xa9=; Domain=com').rejected).toMatchObject([
      { cookie: 'café=; Domain=com' }
    ])
  })

  it('keeps a Secure cookie from whoever comes over http', () => {
    set('https://www.example.com/', 'a=good; Secure; Path=/')
    expect(set('http://www.example.com/', 'a=bad; Path=/').rejected).toMatchObject([
      { why: 'There is a Secure cookie of this name, and this one came over http.' }
    ])
    expect(set('http://www.example.com/', 'a=bad; Domain=example.com; Path=/').rejected).toHaveLength(1)
    expect(set('http://www.example.com/', 'b=other; Path=/').rejected).toEqual([])
    expect(sent('https://www.example.com/')).toBe('a=good; b=other')
  })

  it('tells what changed, and not what it was told', () => {
    set('http://h/', 'a=1; Max-Age=60')
    expect(told).toMatchObject([{ key: 'h;/;a', cookie: { value: '1', hostOnly: true } }])
    told = []
    const [record] = kept.values()
    if (!record) throw new Error('expected a record')
    jar.apply([{ key: 'h;/;b', cookie: { ...record, name: 'b', value: '2' } }, { key: 'h;/;a' }])
    expect(told).toEqual([])
    expect(sent('http://h/')).toBe('b=2')
  })

  it('takes in nothing that no header can carry', () => {
    set('http://h/', 'a=1', 'b=2')
    for (const [key, record] of [...kept])
      for (const value of ['\u013b', 'x\r\nCookie: y']) {
        jar.apply([{ key, cookie: { ...record, value } }])
        expect(sent('http://h/')).not.toContain(value)
      }
    expect(sent('http://h/')).toBe('')
  })

  it('can be written down and read again', () => {
    set(
      'https://www.example.com/a/b',
      'a=1; Domain=example.com; Secure',
      'b=2; HttpOnly; SameSite=Strict; Max-Age=5'
    )
    const other = new MemoryCookieJar(() => new Date(now))
    const records: typeof told = JSON.parse(JSON.stringify(told))
    other.apply(records)
    const url = splitUrl('https://www.example.com/a/')
    expect(other.cookiesFor(url, false)).toEqual(jar.cookiesFor(url, false))
    expect(other.cookiesFor(url, false)).toHaveLength(2)
  })

  it('holds 180 cookies of a site: the one that was not used for longest goes', () => {
    for (let n = 0; n < 180; n++) set('http://www.example.com/', `c${n}=; Path=/${n}`)
    sent('http://www.example.com/0')
    told = []
    set('http://api.example.com/', 'one=more')
    expect(told).toMatchObject([{ key: 'api.example.com;/;one' }, { key: 'www.example.com;/1;c1' }])
    expect(kept.size).toBe(180)
    expect(sent('http://www.example.com/0')).toBe('c0=')
    expect(sent('http://www.example.com/1')).toBe('')
  })

  it('holds 3300 cookies: one of the site that was not used for longest goes', () => {
    for (let n = 0; n < 3300; n++) set(`http://h${n % 100}.test/`, `c${n}=`)
    expect(kept.size).toBe(3300)
    sent('http://h0.test/')
    set('http://new.test/', 'a=b')
    expect(kept.size).toBe(3300)
    expect(jar.cookiesFor(splitUrl('http://h0.test/'), false)).toHaveLength(33)
    expect(jar.cookiesFor(splitUrl('http://h1.test/'), false)).toHaveLength(32)
  })
})
