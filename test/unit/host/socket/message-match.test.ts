import { expect, it } from 'vitest'
import { MAX_LOOKED_AT, MessageMatch } from '#host/socket/message-match.ts'
import type { MessageOpcode } from '#shared/model/socket/opcodes.ts'

type When = ConstructorParameters<typeof MessageMatch>[0]
const query = (text: string, more = {}) => ({
  query: { text, regex: false, matchCase: false, wholeWord: false, ...more }
})

it.each<[When, MessageOpcode, string, boolean]>([
  [{}, 'text', 'anything', true],
  [{}, 'binary', '', true],
  [{}, 'pong', '', false],
  [{ opcodes: ['close'] }, 'close', 'bye', true],
  [{ opcodes: ['binary'] }, 'text', 'x', false],
  [{ minBytes: 2 }, 'text', 'x', false],
  [{ maxBytes: 2 }, 'text', 'xyz', false],
  [query('HELLO'), 'text', 'oh hello', true],
  [query('HELLO', { matchCase: true }), 'text', 'oh hello', false],
  [query('hell', { wholeWord: true }), 'text', 'oh hello', false],
  [query('^b$', { regex: true }), 'text', 'a\nb\nc', true],
  [{ jsonPath: '$.a.b' }, 'text', '{"a":{"b":0}}', true],
  [{ jsonPath: '$.a.b' }, 'text', '{"a":{}}', false],
  [{ jsonPath: '$.a.b' }, 'text', 'no JSON', false],
  [{ jsonPath: '$.a', ...query('two') }, 'text', '{"a":"one"}', false],
  [{ jsonPath: '$.a', ...query('two') }, 'text', '{"a":"two"}', true]
])('%j of a %s %j: %s', (when, opcode, text, expected) => {
  const match = new MessageMatch(when)
  const payload = Buffer.from(text)
  expect(match.mayBe(opcode, payload.length) && match.holds(payload)).toBe(expected)
})

it('looks into no message that is too large, and at the size of any', () => {
  expect(new MessageMatch(query('x')).mayBe('text', MAX_LOOKED_AT + 1)).toBe(false)
  expect(new MessageMatch({ minBytes: 5 }).mayBe('text', MAX_LOOKED_AT + 1)).toBe(true)
})
