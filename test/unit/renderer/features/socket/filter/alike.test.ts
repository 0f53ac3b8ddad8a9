import { expect, test } from 'vitest'
import { likenesses, nameMatch } from '#renderer/features/socket/filter/alike.ts'
import type { MessageEntry } from '#shared/model/socket/log-entry.ts'

const text = (value: string): MessageEntry => ({
  seq: 0,
  lane: 0,
  atMs: 0,
  kind: 'message',
  direction: 'received',
  opcode: 'text',
  size: new TextEncoder().encode(value).length,
  text: value
})

test('of JSON the member that says what it is comes first', () => {
  const [first] = likenesses(text('{"id":7,"type":"tick","data":{"type":"inner"}}'))
  expect(first).toEqual({
    label: 'JSON with "type": "tick"',
    match: { jsonPath: '$[?$["type"] == "tick"]' }
  })
})

test('where none says that, a short text does', () => {
  const [first] = likenesses(text('{"n":1,"name":"anna"}'))
  expect(first?.match).toEqual({ jsonPath: '$[?$["name"] == "anna"]' })
})

test('a short text is looked for as it is', () => {
  const [first, second] = likenesses(text('ping?'))
  expect(first?.match.query).toEqual({ text: 'ping?', regex: false, matchCase: true, wholeWord: false })
  expect(second?.match).toEqual({ opcodes: ['text'], directions: ['received'] })
})

test('of a text that is cut off only its kind is common', () => {
  expect(likenesses({ ...text('beginning'), size: 10_000 })).toHaveLength(1)
})

test('names what is muted', () => {
  const [json] = likenesses(text('{"type":"tick"}'))
  expect(nameMatch(json?.match ?? {})).toBe('"type": "tick"')
  expect(nameMatch({ opcodes: ['ping'], directions: ['sent'] })).toBe('sent ping')
  expect(nameMatch({ query: { text: 'a', regex: true, matchCase: false, wholeWord: false } })).toBe('/a/')
})
