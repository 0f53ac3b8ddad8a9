import { expect, it } from 'vitest'
import { RECORD_BYTES, Records, writeRecord } from '#engine/session-log/format/index-record.ts'
import { TimeBins } from '#engine/session-log/overview/time-bins.ts'
import type { MessageDirection, MessageOpcode } from '#shared/model/socket/opcodes.ts'

interface Entry {
  atMs: number
  size?: number
  direction?: MessageDirection
  kind?: MessageOpcode
}

function binsOf(entries: readonly Entry[]): TimeBins {
  const bins = new TimeBins()
  const record = Buffer.alloc(RECORD_BYTES)
  const view = new DataView(record.buffer, record.byteOffset, record.length)
  for (const { atMs, size = 1, direction = 'received', kind = 'text' } of entries) {
    writeRecord(view, 0, { atMs, size, direction, kind, lane: 0, offset: 0, extra: 0 })
    bins.add(new Records(record), 0)
  }
  return bins
}

const messagesOf = (bins: ReturnType<TimeBins['tell']>) => bins.map(({ received }) => received.messages)
const inTurn = Array.from({ length: 1000 }, (_, n): Entry => {
  return { atMs: n, size: n, direction: n % 2 === 0 ? 'sent' : 'received' }
})

it('grows coarser with the time, and loses nothing', () => {
  const bins = binsOf(inTurn)
  expect(bins.width).toBe(1)
  expect(messagesOf(bins.tell(0, 1000, 4, 0))).toEqual([125, 125, 125, 125])
  expect(bins.tell(0, 1000, 2, 0)[1]).toEqual({
    sent: { messages: 250, bytes: 187_250 },
    received: { messages: 250, bytes: 187_500 },
    control: 0,
    maxBytes: 999
  })
  const longer = binsOf([...inTurn, { atMs: 100_000_000, size: 7 }])
  expect(longer.width).toBe(8192)
  expect(messagesOf(longer.tell(0, 100_000_000, 4, 0))).toEqual([500, 0, 0, 1])
})

it('counts control frames by themselves', () => {
  const control = ['ping', 'pong', 'close'] as const
  const bins = binsOf([...control.map(kind => ({ atMs: 1, size: 100, kind })), { atMs: 1 }])
  const none = { messages: 0, bytes: 0 }
  const one = { messages: 1, bytes: 1 }
  expect(bins.tell(0, 8, 1, 0)).toEqual([{ sent: none, received: one, control: 3, maxBytes: 1 }])
})

it('leaves out what is not kept any more', () => {
  const bins = binsOf(inTurn)
  expect(messagesOf(bins.tell(0, 1000, 4, 400))).toEqual([0, 50, 125, 125])
})

it('tells only spans of which it knows enough', () => {
  const bins = binsOf([{ atMs: 30_000 }])
  expect(bins.width).toBe(2)
  expect(bins.canTell(0, 30_000, 7500)).toBe(true)
  expect(bins.canTell(0, 30_000, 7501)).toBe(false)
})
