import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SessionMessage } from '#engine/session-log/session-entry.ts'
import type { LogBin } from '#shared/model/socket/log-event.ts'
import { beginLog, message, openLog, textsOf, writtenLog } from '#test/fixtures/session-logs.ts'

function countOf(bins: readonly LogBin[]): number {
  return bins.reduce((sum, { sent, received }) => sum + sent.messages + received.messages, 0)
}

/** As the bins of a span are meant. */
function naive(messages: readonly SessionMessage[], fromMs: number, toMs: number, count: number): LogBin[] {
  const bins = Array.from({ length: count }, () => ({
    ...{ sent: { messages: 0, bytes: 0 }, received: { messages: 0, bytes: 0 }, control: 0, maxBytes: 0 }
  }))
  for (const { atMs, direction, payload } of messages) {
    const bin = bins[Math.min(count - 1, Math.floor(((atMs - fromMs) / (toMs - fromMs)) * count))]
    if (!bin || atMs < fromMs || atMs > toMs) continue
    bin[direction].messages++
    bin[direction].bytes += payload.length
    bin.maxBytes = Math.max(bin.maxBytes, payload.length)
  }
  return bins
}

it('tells messages over a span that is finer than what is summed up exactly', {
  timeout: 60_000
}, async () => {
  const times = fc.array(fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.nat(50)), {
    minLength: 100,
    maxLength: 200
  })
  const span = fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 40 }))
  await fc.assert(
    fc.asyncProperty(times, span, async (at, [fromMs, length, parts]) => {
      const count = Math.max(parts, length)
      const messages = at
        .sort((a, b) => a - b)
        .map((atMs, n) => message('x'.repeat(n % 9), { atMs, direction: n % 3 ? 'sent' : 'received' }))
      const log = await openLog(
        await writtenLog(messages, { limits: { maxEntries: 480, maxBytes: 1 << 30 } })
      )
      expect(await log.bins(fromMs, fromMs + length, count)).toEqual(
        naive(messages, fromMs, fromMs + length, count)
      )
    }),
    { numRuns: 100 }
  )
})

it('tells the whole of a long session, as it grows', async () => {
  const { writer, folder } = await beginLog()
  const [own, other] = [await openLog(folder, writer), await openLog(folder)]
  const messages: SessionMessage[] = []
  const dayMs = 86_400_000
  for (let round = 0; round < 10; round++) {
    for (let n = 0; n < 500; n++) {
      const told = message('x'.repeat(n % 13), { atMs: (round + n / 500) * (dayMs / 10) })
      messages.push(told)
      writer.addMessage(told)
    }
    await writer.settle()
    await other.standing()
    for (const log of [own, other]) {
      const bins = await log.bins(0, dayMs, 100)
      expect(countOf(bins)).toBe(messages.length)
      const exact = naive(messages, 0, dayMs, 100)
      for (const [index, { received }] of bins.entries())
        expect(Math.abs(received.messages - (exact[index]?.received.messages ?? 0))).toBeLessThanOrEqual(2)
    }
  }
})

it('tells nothing of what is dropped', async () => {
  const { writer, folder } = await beginLog({ limits: { maxEntries: 160, maxBytes: 1 << 20 } })
  const log = await openLog(folder, writer)
  for (let n = 0; n < 1000; n++) {
    writer.addMessage(message('x', { atMs: n * 1000 }))
    if (n % 100 === 0) await log.bins(0, 1000, 10)
  }
  await writer.settle()
  const { first, keptFromMs } = await log.standing()
  expect(first).toBeGreaterThan(0)
  expect(keptFromMs).toBe((first - 1) * 1000)
  expect(Math.abs(countOf(await log.bins(0, 1_000_000, 10)) - (1000 - first))).toBeLessThanOrEqual(1)
  expect(countOf(await log.bins(0, 1_000_000, 4000))).toBe(1000 - first)
})

it('lets others have their turns while it looks through a large log', async () => {
  const folder = await writtenLog(Array.from({ length: 300_000 }, (_, n) => message('x', { atMs: n / 100 })))
  const log = await openLog(folder)
  let turns = 0
  let isDone = false
  const count = async () => {
    for (; !isDone; turns++) await setImmediate()
  }
  const counting = count()
  await log.bins(0, 3000, 4000)
  isDone = true
  await counting
  expect(turns).toBeGreaterThan(20)
})

it('counts control frames by themselves', async () => {
  const folder = await writtenLog([
    message('a', { atMs: 1 }),
    message('a ping that is long', { opcode: 'ping', direction: 'sent', atMs: 2 }),
    message('a pong that is long', { opcode: 'pong', atMs: 3 }),
    message('', { opcode: 'close', atMs: 9 })
  ])
  const log = await openLog(folder)
  const none = { messages: 0, bytes: 0 }
  const whole = { sent: none, received: { messages: 1, bytes: 1 }, control: 3, maxBytes: 1 }
  expect(await log.bins(0, 16, 1)).toEqual([whole])
  // Finer than what is summed up.
  const fine = await log.bins(0, 10, 20)
  expect(fine.map(({ control }) => control).join('')).toBe('00001010000000000010')
  expect(countOf(fine)).toBe(1)
})

it('tells which pings got no answer in the time that held for them', async () => {
  const { writer, folder } = await beginLog()
  const ping = (atMs: number) => message('', { opcode: 'ping', direction: 'sent', atMs })
  const missed = (atMs: number) => writer.addNote({ kind: 'missed-pong', lane: 0, atMs, waitedMs: 1000 })
  for (const atMs of [0, 10, 20, 30]) writer.addMessage(ping(atMs))
  writer.addMessage(message('', { opcode: 'pong', atMs: 35, rttMs: 25 }))
  missed(1020)
  missed(1030)
  writer.addMessage(ping(1040))
  writer.addMessage(message('', { opcode: 'pong', atMs: 1050, rttMs: 1030 }))
  await writer.settle()
  expect((await (await openLog(folder)).times()).pings).toEqual([
    { atMs: 0, lane: 0 },
    { atMs: 10, lane: 0, rttMs: 25 },
    { atMs: 20, lane: 0, rttMs: 1030, missed: true },
    { atMs: 30, lane: 0, missed: true },
    { atMs: 1040, lane: 0 }
  ])
})

it('tells lanes and pings', async () => {
  const { writer, folder } = await beginLog()
  const ping = (atMs: number) => message('', { opcode: 'ping', direction: 'sent', atMs, lane: 0 })
  const handshake = { kind: 'handshake' as const, subprotocol: '', extensions: '' }
  writer.addNote({ kind: 'opening', lane: 0, atMs: 0, attempt: 1 })
  writer.addNote({ ...handshake, lane: 0, atMs: 5, status: 101 })
  writer.addMessage(ping(10))
  writer.addMessage(ping(20))
  writer.addMessage(message('', { opcode: 'pong', atMs: 30.5, rttMs: 10.5 }))
  writer.addNote({ kind: 'ended', lane: 0, atMs: 40, end: { code: 1006, reason: '', by: 'network' } })
  writer.addNote({ kind: 'opening', lane: 1, atMs: 50, attempt: 1 })
  await writer.settle()
  const log = await openLog(folder, writer)
  expect(await log.times()).toEqual({
    pings: [
      { atMs: 10, lane: 0 },
      { atMs: 20, lane: 0, rttMs: 10.5 }
    ],
    lanes: [
      { lane: 0, openingMs: 0, openMs: 5, endMs: 40, code: 1006, handshakeSeq: 1 },
      { lane: 1, openingMs: 50 }
    ]
  })
  const error = { code: 'CONNECT' as const, facts: {}, message: '', hint: '' }
  writer.addNote({ ...handshake, lane: 1, atMs: 60, error })
  await writer.settle()
  expect((await log.times()).lanes[1]).toEqual({ lane: 1, openingMs: 50, handshakeSeq: 7 })
})

it('tells some entries by their numbers, wherever those lie', async () => {
  const { writer, folder } = await beginLog({ limits: { maxEntries: 160_000, maxBytes: 1 << 30 } })
  for (let n = 0; n < 40_000; n++) writer.addMessage(message(`${n}`))
  await writer.settle()
  const log = await openLog(folder)
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(40_100), { maxLength: 40 }), async some => {
      const seqs = some.sort((a, b) => a - b)
      const entries = await log.entriesAt(seqs)
      expect(textsOf(entries)).toEqual(seqs.filter(seq => seq < 40_000).map(String))
    }),
    { numRuns: 50 }
  )
})
