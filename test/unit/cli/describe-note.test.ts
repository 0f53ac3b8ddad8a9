import { describe, expect, it } from 'vitest'
import type { SessionNote } from '#engine/session-log/session-entry.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { describeControl, describeNote } from '../../../cli/ws/describe-note.ts'

const place = { lane: 1, atMs: 2 }
const lost = new ClientError('CONNECTION_CLOSED', { reason: 'websocket-lost' })
const masked = new ClientError('PROTOCOL', { reason: 'websocket-masked' })
const opened = { ...place, kind: 'handshake', subprotocol: '', extensions: '' } as const

const NOTES: [note: SessionNote, words: string][] = [
  [{ ...place, lane: 0, kind: 'opening', attempt: 1 }, 'connecting'],
  [{ ...place, kind: 'opening', attempt: 1 }, 'connecting again, connection 2'],
  [opened, 'open: no subprotocol, no compression'],
  [
    { ...opened, subprotocol: 'chat', extensions: 'permessage-deflate' },
    'open: subprotocol chat, permessage-deflate'
  ],
  [{ ...opened, error: lost.toRecord() }, `not open: ${lost.message}`],
  [{ ...place, kind: 'missed-pong', waitedMs: 10_000 }, 'no pong for 10.0 s'],
  [
    { ...place, kind: 'waiting', waitMs: 320, attempt: 3 },
    'waiting 320 ms before connecting again (attempt 3)'
  ],
  [{ ...place, kind: 'fault', error: masked.toRecord() }, masked.message],
  [
    { ...place, kind: 'ended', end: { code: 1012, reason: 'so long', by: 'peer' } },
    'closed by the server: 1012 service restart “so long”. The server restarts: it can be connected to again soon.'
  ],
  [
    { ...place, kind: 'ended', end: { code: 1006, reason: '', by: 'network', error: lost.toRecord() } },
    `gone: 1006 lost. ${lost.message}`
  ]
]

describe('describeNote', () => {
  it.each(NOTES)('%j', (note, words) => {
    expect(describeNote(note)).toBe(words)
  })
})

describe('describeControl', () => {
  const control = { ...place, payload: Buffer.alloc(0) }
  it('tells what a ping took, and the code of a close', () => {
    expect(describeControl({ ...control, direction: 'sent', opcode: 'ping' })).toBe('ping sent')
    expect(describeControl({ ...control, direction: 'received', opcode: 'pong', rttMs: 1.5 })).toBe(
      'pong received after 1.5 ms'
    )
    expect(describeControl({ ...control, direction: 'received', opcode: 'close', code: 1001 })).toBe(
      'close received 1001'
    )
  })
})
