import { expect, test } from 'vitest'
import { messagesOf, tellEntry } from '#renderer/features/history/tell-entry.ts'
import type { HistoryEntry, HistorySession } from '#shared/model/history.ts'

const none = { messages: 0, bytes: 0 }
const session: HistorySession = {
  ...{ log: 'l', sent: none, received: none, lanes: 1, durationMs: 1, logBytes: 0 }
}
const entry = (rest: Partial<HistoryEntry>): HistoryEntry => ({
  ...{
    id: 'a',
    startedAt: '2026-01-01T00:00:00.000Z',
    method: 'GET',
    url: 'https://a.test/',
    totalMs: 1,
    hops: 1
  },
  source: {},
  ...rest
})
const socket = (rest: Partial<HistorySession>) =>
  entry({ url: 'wss://a.test/', status: 101, socket: { ...session, ...rest } })

test.each([
  ['an answer', entry({ status: 200 }), { method: 'GET', outcome: '200', failed: false }],
  ['an error', entry({ error: 'DNS' }), { method: 'GET', outcome: 'error', failed: true }],
  ['a WebSocket that was closed', socket({ code: 1000 }), { method: 'WS', outcome: '1000', failed: false }],
  ['one that was lost', socket({ code: 1006 }), { method: 'WS', outcome: '1006', failed: true }],
  ['one that goes on', socket({ live: true }), { method: 'WS', outcome: 'live', failed: false }],
  [
    'an event stream',
    entry({ status: 200, socket: session }),
    { method: 'SSE', outcome: '200', failed: false }
  ]
])('%s', (_, told, words) => {
  expect(tellEntry(told)).toEqual(words)
})

test('says how much went over a session', () => {
  expect(messagesOf({ ...session, received: { messages: 1, bytes: 1 } })).toBe('1 message')
  expect(messagesOf({ ...session, received: { messages: 1_234_567, bytes: 1 } })).toBe('1,235k messages')
})
