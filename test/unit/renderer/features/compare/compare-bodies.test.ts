import { assert, expect, test } from 'vitest'
import { type BodySide, compareBodies } from '#renderer/features/compare/compare-bodies.ts'

const side = (content: string | number[], contentType = 'application/json', charset?: string): BodySide => ({
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content),
  contentType,
  charset
})

test.each<[string, BodySide, BodySide, object]>([
  ['the very same bytes', side('{"a":1}'), side('{"a":1}', 'text/plain'), { kind: 'same' }],
  [
    'the same values in another layout',
    side('{"a": 1, "b": [2]}'),
    side('{"b":[2],"a":1}'),
    { kind: 'text', language: 'json', values: { changes: [], count: 0 } }
  ],
  [
    'numbers that a double cannot tell apart',
    side('[12345678901234567890]'),
    side('[12345678901234567891]'),
    { kind: 'text', language: 'json' }
  ],
  [
    'other values',
    side('{"a":1,"b":{"c":null}}'),
    side('{"a":2,"d":true}'),
    {
      values: {
        count: 3,
        changes: [
          { kind: 'changed', path: "$['a']", before: '1', after: '2' },
          { kind: 'removed', path: "$['b']", before: '{"c":null}' },
          { kind: 'added', path: "$['d']", after: 'true' }
        ]
      }
    }
  ],
  [
    'no JSON',
    side('{"a":1'),
    side('a'),
    { kind: 'text', language: 'plaintext', before: '{"a":1', after: 'a' }
  ],
  [
    'the same text in two encodings',
    side('café', 'text/plain'),
    side([0x63, 0x61, 0x66, 0xe9], 'text/plain', 'iso-8859-1'),
    { kind: 'text', before: 'café', after: 'café' }
  ],
  [
    'bytes that are no text',
    side([0, 1, 2, 3], 'image/png'),
    side([0, 1, 9], 'image/png'),
    { kind: 'bytes', why: 'binary', sizes: [4, 3], apart: { at: 2, from: 0 } }
  ],
  ['nothing and something', side('', ''), side('a', 'text/plain'), { kind: 'text', before: '', after: 'a' }]
])('%s', (_, left, right, compared) => {
  expect(compareBodies(left, right)).toMatchObject(compared)
})

test('of a long path the beginning and the end are listed', () => {
  const name = `long${'n'.repeat(26_000)}`
  const compared = compareBodies(side(`{"${name}":{"first":1}}`), side(`{"${name}":{"first":2}}`))
  assert(compared.kind === 'text')
  const path = compared.values?.changes[0]?.path ?? ''
  expect(path).toMatch(/^\$\['longnnn.*n…n.*n'\]\['first'\]$/)
  expect(path.length).toBeLessThan(500)
})
