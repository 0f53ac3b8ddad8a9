import { expect, test } from 'vitest'
import { closeWords, endWords, noteWords, previewOf } from '#renderer/features/socket/list/entry-words.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { MessageEntry } from '#shared/model/socket/log-entry.ts'

const PLACE = { seq: 3, lane: 0, atMs: 12 }
const message = (rest: Partial<MessageEntry>): MessageEntry => ({
  ...PLACE,
  kind: 'message',
  direction: 'received',
  opcode: 'text',
  size: 5,
  ...rest
})

test.each([
  ['a text in one line', message({ text: 'one\r\n  two' }), 'one two'],
  ['what is hidden is seen', message({ text: 'a\u202eb' }), 'a\\u202eb'],
  ['bytes as hex', message({ opcode: 'binary', bytes: Uint8Array.of(0, 255, 16) }), '00 ff 10'],
  ['a ping with words', message({ opcode: 'ping', bytes: new TextEncoder().encode('hé') }), 'hé'],
  ['a ping with bytes', message({ opcode: 'ping', bytes: Uint8Array.of(0x61, 0) }), '61 00'],
  ['a pong with no UTF-8', message({ opcode: 'pong', rttMs: 1, bytes: Uint8Array.of(0xff) }), '1.0 ms · ff'],
  ['a pong with its round trip', message({ opcode: 'pong', rttMs: 12.4, text: '' }), '12 ms'],
  [
    'a close with its code in words',
    message({ opcode: 'close', code: 1001, text: 'bye' }),
    '1001 going away, “bye”'
  ],
  ['a close without a code', message({ opcode: 'close', text: '' }), 'without a code']
])('%s', (_, entry, words) => {
  expect(previewOf(entry)).toBe(words)
})

test('says how a connection ended', () => {
  expect(endWords({ code: 1000, reason: '', by: 'us' })).toBe('1000 normal closure, by this side')
  expect(endWords({ code: 4001, reason: 'kicked', by: 'peer' })).toBe(
    '4001 private code, “kicked”, by the server'
  )
  expect(closeWords(1006, '')).toBe('1006 lost')
})

test('says what happened to a session', () => {
  expect(noteWords({ ...PLACE, kind: 'opening', attempt: 1 }, true)).toBe('Connecting')
  const error = new ClientError('PROTOCOL', { reason: 'websocket-masked' }).toRecord()
  expect(noteWords({ ...PLACE, kind: 'fault', error }, true)).toBe(
    'The server sent a masked frame, which only clients may.'
  )
  expect(noteWords({ ...PLACE, kind: 'waiting', waitMs: 1200, attempt: 2 }, true)).toBe(
    'Waiting 1.20 s to reconnect, attempt 2'
  )
  expect(
    noteWords({ ...PLACE, kind: 'handshake', status: 101, subprotocol: 'chat', extensions: '' }, true)
  ).toBe('Connected · status 101 · subprotocol chat')
})

test.each([
  ['peer', 'Ended by the server'],
  ['us', 'Ended by this side']
] as const)('tells the end of an event stream by %s without a code', (by, words) => {
  const end = { code: 1000, reason: '', by }
  expect(noteWords({ seq: 0, lane: 0, atMs: 0, kind: 'ended', end }, false)).toBe(words)
})
