import { expect, it } from 'vitest'
import { absoluteUrl } from '#shared/url/absolute-url.ts'
import { splitUrl } from '#shared/url/split-url.ts'

it.each([
  ['localhost:3000/a?b#c', 'http://localhost:3000/a?b#c'],
  [' example.org ', 'http://example.org'],
  ['//example.org/', 'http://example.org/'],
  ['HTTPS://Example.org/../x', 'HTTPS://Example.org/../x'],
  ['ws://example.org', 'ws://example.org'],
  ['example.org/?to=http://other', 'http://example.org/?to=http://other']
])('%s is %s', (typed, absolute) => {
  expect(absoluteUrl(typed, splitUrl(typed))).toBe(absolute)
})

it('is a WebSocket’s where it opens one', () => {
  expect(absoluteUrl('example.org', { ...splitUrl('example.org'), websocket: true })).toBe('ws://example.org')
})
