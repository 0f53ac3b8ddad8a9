import { describe, expect, test } from 'vitest'
import type { Intent } from '#engine/http/intent.ts'
import { followRedirect } from '#engine/http/redirect.ts'
import { DEFAULT_SETTINGS } from '#shared/model/default-settings.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import { splitUrl } from '#shared/url/split-url.ts'

const settings = DEFAULT_SETTINGS.redirects
const replayable = { size: 1, replayable: true, open: () => new Uint8Array(1) }

function asking(
  method: string,
  url: string,
  headers: Header[] = [],
  body: Intent['body'] = undefined
): Intent {
  const bodyInfo = { kind: body ? 'bytes' : 'empty' } as const
  return {
    method,
    url,
    parts: splitUrl(url),
    headers,
    withoutDefaults: undefined,
    body,
    bodyInfo,
    trusted: true,
    strayed: false,
    crossSite: false
  }
}

function answer(status: number, location?: string): ResponseHead {
  const headers: Header[] = location === undefined ? [] : [['Location', location]]
  return {
    status,
    statusText: '',
    httpVersion: '1.1',
    headers,
    headBytes: 0,
    trailers: [],
    informational: []
  }
}

describe('the method after a redirect (RFC 9110 §15.4)', () => {
  test.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [301, 'PUT', 'PUT'],
    [302, 'DELETE', 'DELETE'],
    [303, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [303, 'HEAD', 'HEAD'],
    [307, 'POST', 'POST'],
    [308, 'PATCH', 'PATCH']
  ])('%i: %s becomes %s', (status, before, after) => {
    const next = followRedirect(
      asking(before, 'http://a/', [], replayable),
      answer(status, '/b'),
      settings,
      0
    )
    expect(next?.method).toBe(after)
    expect(next?.body).toBe(before === after ? replayable : undefined)
  })

  test('with the body goes what describes it', () => {
    const headers: Header[] = [
      ['Content-Type', 'text/plain'],
      ['content-length', '1'],
      ['X-Keep', '1']
    ]
    const next = followRedirect(
      asking('POST', 'http://a/', headers, replayable),
      answer(303, '/b'),
      settings,
      0
    )
    expect(next?.headers).toEqual([['X-Keep', '1']])
    expect(next?.bodyInfo).toEqual({ kind: 'empty', size: 0 })
  })
})

describe('what is no redirect', () => {
  test.each([300, 304, 305, 306, 200, 404])('%i with a Location', status => {
    expect(followRedirect(asking('GET', 'http://a/'), answer(status, '/b'), settings, 0)).toBeUndefined()
  })
  test('302 without a Location', () => {
    expect(followRedirect(asking('GET', 'http://a/'), answer(302), settings, 0)).toBeUndefined()
  })
  test('any, when they are not to be followed', () => {
    const off = { ...settings, follow: false }
    expect(followRedirect(asking('GET', 'http://a/'), answer(302, '/b'), off, 0)).toBeUndefined()
  })
})

describe('credentials', () => {
  const headers: Header[] = [
    ['Authorization', 'a'],
    ['cookie', 'b'],
    ['Proxy-Authorization', 'c'],
    ['Host', 'd'],
    ['X-Mine', 'e'],
    ['X-API-Key', 'f'],
    ['x-auth-token', 'g'],
    ['X-Secret', 'h'],
    ['X-Session-Id', 'i']
  ]
  const names = (intent: Intent | undefined) => intent?.headers.map(([name]) => name)

  test.each(['http://b/', 'https://a/', 'http://a:8080/', '//b/'])(
    'stay behind on the way to %s',
    location => {
      const next = followRedirect(asking('GET', 'http://a/', headers), answer(302, location), settings, 0)
      expect(names(next)).toEqual(['X-Mine'])
      expect(next).toMatchObject({ trusted: false, strayed: true })
    }
  )

  test.each([
    ['http://b.example.org/', false],
    ['http://a.example.org:81/', false],
    ['https://a.example.org/', true],
    ['http://example.com/', true]
  ])('another origin is not always another site: %s', (location, crossSite) => {
    const next = followRedirect(asking('GET', 'http://a.example.org/'), answer(302, location), settings, 0)
    expect(next).toMatchObject({ strayed: true, crossSite })
  })

  test.each(['/x', 'http://a/', 'http://A:80/', '?q'])('go along to %s', location => {
    const next = followRedirect(asking('GET', 'http://a/', headers), answer(302, location), settings, 0)
    expect(next?.headers).toEqual(headers)
    expect(next).toMatchObject({ trusted: true, strayed: false, crossSite: false })
  })

  test('follow everywhere when they are to, but the Host header is about one host', () => {
    const keep = { ...settings, keepCredentials: true }
    const next = followRedirect(asking('GET', 'http://a/', headers), answer(302, 'http://b/'), keep, 0)
    expect(names(next)).toEqual(headers.map(([name]) => name).filter(name => name !== 'Host'))
    expect(next?.trusted).toBe(true)
  })
})

describe('a redirect that cannot be followed', () => {
  const fail = (location: string, intent = asking('GET', 'http://a/'), taken = 0, status = 307) => {
    try {
      followRedirect(intent, answer(status, location), settings, taken)
    } catch (error) {
      return error
    }
    return undefined
  }

  test.each(['http://', 'http://a:99999/', 'http://[::1'])('leads to what is no URL: %s', location => {
    expect(fail(location)).toMatchObject({ code: 'REDIRECT', reason: 'bad-location', exit: 3 })
  })

  test.each(['ftp://a/', 'javascript:alert(1)', 'mailto:a@b'])('leads out of HTTP: %s', location => {
    expect(fail(location)).toMatchObject({ code: 'REDIRECT', reason: 'foreign-location', exit: 1 })
  })

  test('is one too many', () => {
    expect(fail('/b', undefined, 10)).toMatchObject({ code: 'REDIRECT', reason: 'too-many', exit: 47 })
    expect(fail('/b', undefined, 9)).toBeUndefined()
  })

  test('needs a body that has flown by', () => {
    const streamed = { size: undefined, replayable: false, open: () => new Uint8Array() }
    expect(fail('/b', asking('POST', 'http://a/', [], streamed))).toMatchObject({ reason: 'body-gone' })
    expect(fail('/b', asking('POST', 'http://a/', [], streamed), 0, 303)).toBeUndefined()
  })
})
