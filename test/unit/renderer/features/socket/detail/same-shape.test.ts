import { expect, test } from 'vitest'
import { isLike } from '#renderer/features/socket/detail/same-shape.ts'
import type { MessageEntry } from '#shared/model/socket/log-entry.ts'

const message = (text: string, rest: Partial<MessageEntry> = {}): MessageEntry => ({
  ...{ seq: 0, lane: 0, atMs: 0, kind: 'message', direction: 'received', opcode: 'text', size: text.length },
  text,
  ...rest
})

test.each([
  ['other values of the same members', '{"type":"tick","n":1}', message('{"n":2,"type":"tick"}'), true],
  ['another type', '{"type":"tick","n":1}', message('{"type":"order","n":1}'), false],
  ['other members', '{"a":1}', message('{"a":1,"b":2}'), false],
  ['two plain texts', 'one', message('two'), true],
  ['the other way', 'one', message('one', { direction: 'sent' }), false],
  ['a list beside an object', '{"a":1}', message('[1]'), false]
])('%s', (_, text, other, alike) => {
  expect(isLike(message(text))(other)).toBe(alike)
})

test('a note is like no message', () => {
  expect(isLike(message('one'))({ seq: 1, lane: 0, atMs: 0, kind: 'opening', attempt: 1 })).toBe(false)
})
