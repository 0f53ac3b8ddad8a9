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
  ['an answer', entry({ status: 200 }), { method: 'GET', outcome: '200', tone: 'good' }],
  ['an error', entry({ error: 'DNS' }), { method: 'GET', outcome: 'error', tone: 'bad' }],
  ['a WebSocket that was closed', socket({ code: 1000 }), { method: 'WS', outcome: '1000', tone: 'good' }],
  ['one that was lost', socket({ code: 1006 }), { method: 'WS', outcome: '1006', tone: 'bad' }],
  [
    'one that this side left',
    socket({ code: 1001, by: 'us' }),
    { method: 'WS', outcome: '1001', tone: 'quiet' }
  ],
  [
    'one that the server left',
    socket({ code: 1001, by: 'peer' }),
    { method: 'WS', outcome: '1001', tone: 'bad' }
  ],
  [
    'an event stream that somebody ended',
    entry({ error: 'ABORTED', socket: session }),
    { method: 'SSE', outcome: 'error', tone: 'quiet' }
  ],
  [
    'a log that does not say of what',
    entry({ url: '', socket: session }),
    { method: '—', outcome: '—', tone: 'good' }
  ],
  ['one whose recording broke off', socket({ cutOff: true }), { method: 'WS', outcome: 'cut', tone: 'warn' }],
  ['one that goes on', socket({ live: true }), { method: 'WS', outcome: 'live', tone: 'good' }],
  [
    'an event stream',
    entry({ status: 200, socket: session }),
    { method: 'SSE', outcome: '200', tone: 'good' }
  ]
])('%s', (_, told, words) => {
  expect(tellEntry(told)).toEqual(words)
})

test('says how much went over a session', () => {
  expect(messagesOf({ ...session, received: { messages: 1, bytes: 1 } })).toEqual({
    count: '1',
    word: 'message'
  })
  expect(messagesOf({ ...session, live: true, received: { messages: 9, bytes: 9 } })).toEqual({
    count: '9',
    word: 'messages'
  })
  expect(messagesOf({ ...session, live: true })).toBeUndefined()
  expect(messagesOf({ ...session, received: { messages: 1_234_567, bytes: 1 } })).toEqual({
    count: '1,235k',
    word: 'messages'
  })
})
