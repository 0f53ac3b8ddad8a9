import { describe, expect, it } from 'vitest'
import { otherKind, withKind } from '#renderer/features/request/url/with-kind-of-url.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'

describe('otherKind', () => {
  it.each([
    [undefined, 'ws://a', 'websocket'],
    ['http', ' WSS://a/b', 'websocket'],
    ['graphql', 'wss://a', 'websocket'],
    ['websocket', 'http://a', 'http'],
    ['websocket', 'ws://a', undefined],
    ['http', 'https://a', undefined],
    ['http', 'ws:/', undefined],
    ['http', 'wsx://a', undefined],
    ['websocket', '{{site}}/feed', undefined],
    ['http', 'http://a/?next=ws://b', undefined]
  ] as const)('of a request %s with the URL %s is %s', (type, url, kind) => {
    expect(otherKind(type === undefined ? {} : { type }, url)).toBe(kind)
  })
})

describe('withKind', () => {
  it('makes a request with a body of GraphQL that again', () => {
    const body = { kind: 'graphql' as const, text: '' }
    expect(withKind({ ...BLANK_DRAFT, body }, 'http')).toEqual({ type: 'graphql' })
    expect(withKind(BLANK_DRAFT, 'http')).toEqual({ type: 'http' })
    expect(withKind(BLANK_DRAFT, 'websocket')).toEqual({ type: 'websocket' })
  })
})
