import { describe, expect, it } from 'vitest'
import { defaultHeaders, headersOnTheWire } from '#shared/http/default-headers.ts'
import { splitUrl } from '#shared/url/split-url.ts'

const url = splitUrl('http://example.org:8080/')
type Sent = Parameters<typeof headersOnTheWire>[0]
const get: Sent = { method: 'GET', headers: [], body: { kind: 'empty' } }

const names = (request: Sent, target = url) => headersOnTheWire(request, target).map(([name]) => name)

describe('defaultHeaders', () => {
  it('adds what a plain GET needs and announces no content', () => {
    expect(headersOnTheWire(get, url)).toEqual([
      ['host', 'example.org:8080'],
      ['connection', 'keep-alive'],
      ['User-Agent', expect.stringMatching(/^sonde\/\d/)],
      ['Accept', '*/*'],
      ['Accept-Encoding', 'gzip, deflate, br']
    ])
  })

  it('lets a typed header take the place of a default, whatever its case', () => {
    const headers: [string, string][] = [
      ['accept', 'text/plain'],
      ['HOST', 'other']
    ]
    expect(names({ ...get, headers })).toEqual([
      'host',
      'connection',
      'User-Agent',
      'Accept-Encoding',
      'accept'
    ])
  })

  it('lists what the driver writes in its place and form, also when it was typed', () => {
    const headers: [string, string][] = [
      ['X-A', '1'],
      ['Content-LENGTH', '7'],
      ['CONNECTION', ' Keep-Alive'],
      ['HOST', 'Other'],
      ['X-B', '2']
    ]
    const body: Sent['body'] = { kind: 'bytes', size: 7 }
    const sent = headersOnTheWire({ method: 'POST', headers, body, withoutDefaults: ['user-agent'] }, url)
    expect(sent).toEqual([
      ['host', 'Other'],
      ['connection', 'keep-alive'],
      ['Accept', '*/*'],
      ['Accept-Encoding', 'gzip, deflate, br'],
      ['X-A', '1'],
      ['X-B', '2'],
      ['content-length', '7']
    ])
  })

  it('leaves out what is optional and unwanted, and keeps what must be sent', () => {
    expect(names({ ...get, withoutDefaults: ['user-agent', 'accept', 'accept-encoding', 'host'] })).toEqual([
      'host',
      'connection'
    ])
    expect(defaultHeaders({ ...get, withoutDefaults: ['accept'] }, url).map(({ name }) => name)).toContain(
      'Accept'
    )
  })

  it('announces the content by its size, or as chunked when the size is unknown', () => {
    const last = (body: Sent['body']) => headersOnTheWire({ ...get, method: 'POST', body }, url).at(-1)
    expect(last({ kind: 'bytes', size: 12 })).toEqual(['content-length', '12'])
    expect(last({ kind: 'stream' })).toEqual(['transfer-encoding', 'chunked'])
    expect(last({ kind: 'empty' })).toEqual(['content-length', '0'])
  })

  it('turns the userinfo of the URL into Basic credentials (RFC 7617)', () => {
    const withUser = splitUrl('http://Aladdin:open%20sesame@h/')
    expect(headersOnTheWire(get, withUser)).toContainEqual([
      'Authorization',
      'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=='
    ])
    const unicode = splitUrl('http://test:123%C2%A3@h/')
    expect(headersOnTheWire(get, unicode)).toContainEqual(['Authorization', 'Basic dGVzdDoxMjPCow=='])
  })
})
