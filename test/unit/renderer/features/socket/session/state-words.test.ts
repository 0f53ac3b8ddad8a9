import { expect, test } from 'vitest'
import { clockWords, queueWords, stateWords } from '#renderer/features/socket/session/state-words.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { SocketState } from '#shared/model/socket/socket-state.ts'

const end = { code: 1006, reason: '', by: 'network' } as const
const waiting: SocketState = {
  ...{ state: 'waiting', lane: 0, sinceMs: 1000, untilMs: 3200, attempt: 2, of: 5, end }
}

test('says where a session stands', () => {
  const at = { lane: 0, sinceMs: 0 }
  expect(stateWords({ state: 'connecting', ...at })).toMatchObject({ name: 'Connecting', tone: 'busy' })
  expect(
    stateWords({ state: 'open', ...at, subprotocol: 'chat', extensions: 'permessage-deflate' })
  ).toMatchObject({ name: 'Open', detail: 'chat · compressed', tone: 'good' })
  expect(stateWords(waiting)).toMatchObject({ name: 'Waiting', detail: '1006 lost', tone: 'warn' })
  expect(stateWords({ state: 'closed', ...at, end: { ...end, code: 1000, by: 'us' } }).tone).toBe('quiet')
  const error = new ClientError('ABORTED').toRecord()
  expect(stateWords({ state: 'closing', ...at, error })).toMatchObject({
    tone: 'busy',
    detail: error.message
  })
  expect(stateWords({ state: 'closed', ...at, error })).toMatchObject({ tone: 'bad', detail: error.message })
})

test('says how long it stands so, and how long until it goes on', () => {
  const open: SocketState = { state: 'open', lane: 0, sinceMs: 1000, subprotocol: '', extensions: '' }
  expect(clockWords(open, 4900)).toBe('for 3 s')
  expect(clockWords(open, 181_000)).toBe('for 3 min 0 s')
  expect(clockWords(waiting, 2000)).toBe('1.2 s to reconnect, attempt 2 of 5')
  expect(clockWords(waiting, 9000)).toBe('0.0 s to reconnect, attempt 2 of 5')
})

test('says what becomes of messages that wait for a connection', () => {
  const closed: SocketState = { state: 'closed', lane: 0, sinceMs: 0 }
  expect(queueWords(waiting, 2)).toBe('2 messages wait')
  expect(queueWords({ ...closed, letGo: 1 }, 0)).toBe('1 message was not sent')
  expect(queueWords({ ...closed, letGo: 3 }, 0)).toBe('3 messages were not sent')
  expect([queueWords(closed, 0), queueWords(waiting, 0), queueWords(undefined, 0)]).toEqual(['', '', ''])
})
