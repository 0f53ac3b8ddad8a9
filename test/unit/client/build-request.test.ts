import { describe, expect, test } from 'vitest'
import { buildRequest, type RequestParts } from '#shared/client/build-request.ts'

const url = 'http://a.test/'
const bodyOf = (parts: Omit<RequestParts, 'url'>) => buildRequest({ url, ...parts }).body
const bytes = new TextEncoder().encode('[1]')

describe('a request is built', () => {
  test('with what is usual where nothing is said', () => {
    expect(buildRequest({ url })).toEqual({ method: 'GET', url, headers: [], body: { kind: 'empty' } })
    expect(buildRequest({ url, text: '' }).method).toBe('POST')
    expect(buildRequest({ url, text: '', method: 'put' }).method).toBe('put')
  })

  test.each<[string, Omit<RequestParts, 'url'>, object]>([
    ['json', { json: [1] }, { kind: 'bytes', bytes, contentType: 'application/json' }],
    [
      'json of another type',
      { json: [1], contentType: 'a/b+json' },
      { kind: 'bytes', bytes, contentType: 'a/b+json' }
    ],
    ['null', { json: null }, { kind: 'bytes', contentType: 'application/json' }],
    ['text', { text: '[1]' }, { kind: 'bytes', bytes, contentType: 'text/plain; charset=utf-8' }],
    ['bytes', { bytes }, { kind: 'bytes', bytes }],
    ['a form', { form: [['a', 'b']] }, { kind: 'form', fields: [['a', 'b']] }],
    ['parts', { multipart: [] }, { kind: 'multipart', parts: [] }],
    ['a file', { file: '/a', contentType: 'a/b' }, { kind: 'file', path: '/a', contentType: 'a/b' }],
    ['a stream', { stream: (async function* () {})(), length: 3 }, { kind: 'stream', length: 3 }]
  ])('with a body of %s', (_, parts, expected) => {
    expect(bodyOf(parts)).toMatchObject(expected)
  })

  test.each([
    ['http://a.test', 'http://a.test?a%20b=%C3%BC&c='],
    ['http://a.test/?x', 'http://a.test/?x&a%20b=%C3%BC&c='],
    ['http://a.test/?', 'http://a.test/?a%20b=%C3%BC&c='],
    ['http://a.test/{id}#f?', 'http://a.test/{id}?a%20b=%C3%BC&c=#f?']
  ])('with a query behind that of %s', (typed, expected) => {
    const query: [string, string][] = [
      ['a b', 'ü'],
      ['c', '']
    ]
    expect(buildRequest({ url: typed, query }).url).toBe(expected)
  })

  const circle: { self?: unknown } = {}
  circle.self = circle
  test.each<[string, Partial<RequestParts>]>([
    ['url', { url: 'ftp://a.test' }],
    ['method', { method: 'A B' }],
    ['headers.0.value', { headers: [['A', 'x\ny']] }],
    ['text', { text: '', json: 1 }],
    ['json', { json: circle }],
    ['json', { json: () => {} }],
    ['length', { length: 1 }],
    ['contentType', { contentType: 'a/b' }],
    ['contentType', { form: [], contentType: 'a/b' }],
    ['query', { query: [['\ud800', '']] }]
  ])('or refused at %s', (field, parts) => {
    expect(() => buildRequest({ url, ...parts })).toThrow(expect.objectContaining({ code: 'BUILD', field }))
  })
})
