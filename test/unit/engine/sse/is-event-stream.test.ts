import { expect, test } from 'vitest'
import { isEventStream } from '#engine/sse/is-event-stream.ts'

test.each([
  ['text/event-stream', true],
  ['Text/Event-Stream; charset=iso-8859-1', true],
  [' text/event-stream ;x', true],
  ['text/event-streams', false],
  ['application/json, text/event-stream', false],
  ['', false]
])('%j: %s', (type, expected) => {
  expect(isEventStream([['content-type', type]])).toBe(expected)
})

test('what names no type is none', () => {
  expect(isEventStream([['accept', 'text/event-stream']])).toBe(false)
})
