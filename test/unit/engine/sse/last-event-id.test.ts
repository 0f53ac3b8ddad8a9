import { expect, test } from 'vitest'
import { withLastEventId } from '#engine/sse/last-event-id.ts'
import type { Header } from '#shared/model/request.ts'

const typed: Header[] = [
  ['Accept', 'text/event-stream'],
  ['last-event-id', 'typed']
]
const others = typed.slice(0, 1)

test('the ID takes the place of the one that was typed', () => {
  expect(withLastEventId(typed, '7')).toEqual([...others, ['Last-Event-ID', '7']])
})

test('until there is one, what was typed stays', () => {
  expect(withLastEventId(typed, undefined)).toEqual(typed)
})

test('once it was taken back, no header says one', () => {
  expect(withLastEventId(typed, '')).toEqual(others)
})

test('it is sent as UTF-8, a byte a character', () => {
  expect(withLastEventId([], 'é')).toEqual([['Last-Event-ID', 'Ã©']])
})

test.each([['a\u0001b'], ['\u007f'], ['x'.repeat(10_000)]])('no header can carry %j', id => {
  expect(withLastEventId(typed, id)).toBeUndefined()
})
