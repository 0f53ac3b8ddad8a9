import { describe, expect, test } from 'vitest'
import { explainHeaderValue } from '#shared/http/explain-header-value.ts'
import { noteOfHeader } from '#shared/http/header-notes/note-of-header.ts'
import { formatSeconds } from '#shared/http/header-values/format-seconds.ts'

describe('what a value means', () => {
  test.each<[string, string, string[]]>([
    ['Cache-Control', 'no-store', ['no-store: No cache may keep it.']],
    [
      'cache-control',
      'Private, MAX-AGE="3600", must-revalidate, x-own=1',
      [
        'private: Only the cache of whoever asked may keep it, none that is shared.',
        'max-age: It is fresh for 1 hour after it was made.',
        'must-revalidate: Once it is stale, it may not be used before the origin was asked.'
      ]
    ],
    ['Cache-Control', 'max-age=0', ['max-age: It is stale at once.']],
    ['Cache-Control', 'max-age=soon', []],
    ['Cache-Control', 'private="set-cookie, x"', ['private: holds for these fields alone: set-cookie, x.']],
    [
      'Strict-Transport-Security',
      'max-age=31536000; includeSubDomains; preload',
      [
        'max-age: for 1 year after the last answer.',
        'includeSubDomains: for all hosts below this one as well.',
        'preload: browsers may have it built in. It is no part of the RFC, and hard to take back.'
      ]
    ],
    ['Strict-Transport-Security', 'max-age=0', ['max-age=0: forget it: http is allowed again.']],
    [
      'Set-Cookie',
      'sid=secure; Path=/; Secure; HttpOnly; SameSite=lax',
      [
        'Path: it goes along with what lies below /.',
        'Secure: it goes along over https alone.',
        'HttpOnly: scripts of a page cannot read it.',
        'SameSite=Lax: from other sites it goes along only when somebody navigates here.',
        'Without Expires or Max-Age it ends with the session.'
      ]
    ],
    ['Set-Cookie', 'a=b; Max-Age=0', ['Max-Age: it is deleted at once.']],
    ['Set-Cookie', 'a=b; Max-Age=90', ['Max-Age: it is kept for 90 seconds; this goes before Expires.']],
    ['Set-Cookie', 'a=b; SameSite=odd', ['Without Expires or Max-Age it ends with the session.']],
    [
      'Access-Control-Allow-Origin',
      '*',
      ['*: pages of any origin may read it, as long as no credentials went along.']
    ],
    [
      'Access-Control-Allow-Origin',
      'https://a.test',
      ['Pages of https://a.test may read it, and no others.']
    ],
    ['Age', '120', ['It was made or checked at the origin 2 minutes ago.']],
    ['Retry-After', 'Wed, 21 Oct 2026 07:28:00 GMT', []],
    ['X-Own', 'no-store', []],
    ['constructor', 'x', []]
  ])('%s: %s', (name, value, sentences) => {
    expect(explainHeaderValue(name, value)).toEqual(sentences)
  })
})

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [90, '90 seconds'],
  [120, '2 minutes'],
  [86_400, '1 day'],
  [63_072_000, '2 years']
])('%d seconds are %s', (seconds, words) => {
  expect(formatSeconds(seconds)).toBe(words)
})

test('the note of a header is found whatever its case, and only its own', () => {
  expect(noteOfHeader('ETag')?.source).toBe('RFC 9110 §8.8.3')
  expect(noteOfHeader('toString')).toBeUndefined()
  expect(noteOfHeader('X-Own')).toBeUndefined()
})
