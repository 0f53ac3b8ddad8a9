import { readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RECORD_BYTES } from '#engine/session-log/format/index-record.ts'
import type { SessionMessage } from '#engine/session-log/session-entry.ts'
import { SessionLogWriter } from '#engine/session-log/write/session-log-writer.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { MessageEntry } from '#shared/model/socket/log-entry.ts'
import { MESSAGE_DIRECTIONS, MESSAGE_OPCODES, MESSAGE_ORIGINS } from '#shared/model/socket/opcodes.ts'
import { BEGAN, beginLog, message, openLog, textsOf, writtenLog } from '#test/fixtures/session-logs.ts'

describe('a log', () => {
  it('keeps nothing that it is told once it is closed, and waits for none of it', async () => {
    const { writer, folder } = await beginLog()
    writer.addMessage(message('kept', { atMs: 1 }))
    await writer.close()
    expect(writer.addMessage(message('late', { atMs: 2 }))).toBe(1)
    await writer.settle()
    const log = await openLog(folder)
    expect((await log.entries(0, 10)).length).toBe(1)
  })

  it('tells what it was told', async () => {
    const { writer, folder } = await beginLog()
    const error = new ClientError('PROTOCOL', { reason: 'websocket-masked' }).toRecord()
    const seqs = [
      writer.addNote({ kind: 'opening', lane: 0, atMs: 0, attempt: 1 }),
      writer.addNote({
        kind: 'handshake',
        lane: 0,
        atMs: 1.5,
        status: 101,
        subprotocol: 'a',
        extensions: ''
      }),
      writer.addMessage(message('hällo', { atMs: 2.125, direction: 'sent', origin: 'person' })),
      writer.addMessage(message(Uint8Array.of(1, 2, 255), { atMs: 3 })),
      writer.addMessage(message(new Uint8Array(), { atMs: 4, opcode: 'pong', rttMs: 1.234 })),
      writer.addMessage(message('tick', { atMs: 5, opcode: 'event', event: { type: 'a', id: '' } })),
      writer.addMessage(message('bye', { atMs: 6, opcode: 'close', code: 1001 })),
      writer.addNote({ kind: 'ended', lane: 0, atMs: 7, end: { code: 1001, reason: 'bye', by: 'peer' } }),
      writer.addNote({ kind: 'waiting', lane: 0, atMs: 7, waitMs: 500, attempt: 1 }),
      writer.addNote({ kind: 'missed-pong', lane: 0, atMs: 8, waitedMs: 10 }),
      writer.addNote({ kind: 'fault', lane: 0, atMs: 8, error })
    ]
    writer.noteWire(100, 200)
    await writer.close()
    expect(seqs).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const log = await openLog(folder)
    const place = (seq: number, atMs: number) => ({ seq, lane: 0, atMs })
    const received = { kind: 'message', direction: 'received' }
    expect(await log.entries(0, 100)).toEqual([
      { ...place(0, 0), kind: 'opening', attempt: 1 },
      { ...place(1, 1.5), kind: 'handshake', status: 101, subprotocol: 'a', extensions: '' },
      {
        ...place(2, 2.125),
        ...{ kind: 'message', direction: 'sent', opcode: 'text', size: 6, origin: 'person', text: 'hällo' }
      },
      { ...place(3, 3), ...received, opcode: 'binary', size: 3, bytes: Uint8Array.of(1, 2, 255) },
      { ...place(4, 4), ...received, opcode: 'pong', size: 0, bytes: new Uint8Array(), rttMs: 1.234 },
      { ...place(5, 5), ...received, opcode: 'event', size: 4, text: 'tick', event: { type: 'a', id: '' } },
      { ...place(6, 6), ...received, opcode: 'close', size: 3, text: 'bye', code: 1001 },
      { ...place(7, 7), kind: 'ended', end: { code: 1001, reason: 'bye', by: 'peer' } },
      { ...place(8, 7), kind: 'waiting', waitMs: 500, attempt: 1 },
      { ...place(9, 8), kind: 'missed-pong', waitedMs: 10 },
      { ...place(10, 8), kind: 'fault', error }
    ])
    expect(await log.standing()).toEqual({
      startedAt: BEGAN,
      ...{ first: 0, next: 11, bytes: 13, lanes: 1, lastMs: 8, live: false, marks: [] },
      ...{ keptFromMs: 0, problems: [] },
      dropped: { messages: 0, bytes: 0 },
      sent: { messages: 1, bytes: 6 },
      received: { messages: 2, bytes: 7 },
      wire: { sent: 100, received: 200 }
    })
  })

  it('gives back whatever it was told, however large, byte for byte', async () => {
    const facts = fc.record({
      size: fc.oneof(fc.nat(300), fc.nat(40_000), fc.constantFrom(0, 1 << 20, (1 << 20) + 1, 3_000_000)),
      byte: fc.nat(255),
      lane: fc.nat(70_000),
      opcode: fc.constantFrom(...MESSAGE_OPCODES),
      direction: fc.constantFrom(...MESSAGE_DIRECTIONS),
      origin: fc.option(fc.constantFrom(...MESSAGE_ORIGINS), { nil: undefined }),
      code: fc.option(fc.nat(65_535), { nil: undefined }),
      isLasting: fc.boolean(),
      waits: fc.boolean()
    })
    await fc.assert(
      fc.asyncProperty(fc.array(facts, { maxLength: 60 }), async many => {
        const { writer, folder } = await beginLog({ limits: { maxEntries: 160, maxBytes: 1 << 30 } })
        // One buffer for all but what lasts, as whoever tells may use it again.
        const buffer = Buffer.alloc(3_000_000)
        for (const [index, { size, byte, waits, isLasting, origin, code, ...rest }] of many.entries()) {
          buffer.fill(byte, 0, size)
          const payload = buffer.subarray(0, size)
          const told: SessionMessage = {
            ...{ ...rest, atMs: index },
            ...(isLasting ? { isLasting, payload: Buffer.from(payload) } : { payload }),
            ...(origin && { origin }),
            ...(code !== undefined && { code })
          }
          writer.addMessage(told)
          if (waits) await setImmediate()
        }
        await writer.settle()
        const log = await openLog(folder)
        const entries = await log.entries(0, 500)
        expect(entries.map(({ seq }) => seq)).toEqual(many.map((_, index) => index))
        for (const [
          index,
          { size, byte, waits: _w, isLasting: _l, origin, code, ...rest }
        ] of many.entries()) {
          expect(entries[index]).toMatchObject({ ...rest, size })
          const { origin: toldOrigin, code: toldCode } = MessageEntry.parse(entries[index])
          expect([toldOrigin, toldCode]).toEqual([origin, code])
          const payload = Buffer.from(await log.readPayload(index, 0, size + 1))
          expect(payload.equals(Buffer.alloc(size, byte))).toBe(true)
        }
        await writer.close()
      }),
      { numRuns: 30 }
    )
  })

  it('cuts the beginning of a text at a character', async () => {
    const folder = await writtenLog([
      message(`${'a'.repeat(511)}😀b`),
      message('ä'.repeat(600)),
      message('😀'.repeat(300))
    ])
    const [first = '', second = '', third = ''] = textsOf(await (await openLog(folder)).entries(0, 3))
    expect(first).toBe('a'.repeat(511))
    expect(second).toBe('ä'.repeat(512))
    expect(third).toBe('😀'.repeat(256))
  })

  it('is read while it grows, by several', async () => {
    const { writer, folder } = await beginLog({ limits: { maxEntries: 64, maxBytes: 1 << 20 } })
    const own = await openLog(folder, writer)
    const other = await openLog(folder)
    for (let round = 0; round < 30; round++) {
      for (let n = 0; n < 5; n++) writer.addMessage(message(`${round * 5 + n}`, { atMs: round }))
      await writer.settle()
      for (const log of [own, other]) {
        const { first, next, received } = await log.standing()
        expect(next).toBe(round * 5 + 5)
        expect(received.messages).toBe(next)
        const texts = textsOf(await log.entries(0, 500))
        expect(texts).toEqual(Array.from({ length: next - first }, (_, n) => `${first + n}`))
      }
    }
    expect((await own.standing()).first).toBeGreaterThan(0)
    expect((await own.standing()).live).toBe(true)
  })

  it('keeps as many entries as it says, and drops what is older in parts', async () => {
    const { writer, folder } = await beginLog({ limits: { maxEntries: 1600, maxBytes: 1 << 30 } })
    for (let n = 0; n < 10_000; n++) {
      writer.addMessage(message('x'.repeat(n % 7), { direction: n % 2 ? 'sent' : 'received' }))
      if (n % 777 === 0) await writer.settle()
    }
    await writer.settle()
    for (const log of [await openLog(folder, writer), await openLog(folder)]) {
      const { first, next, dropped, bytes, sent, received } = await log.standing()
      expect(next).toBe(10_000)
      expect(next - first).toBeGreaterThanOrEqual(1600)
      expect(next - first).toBeLessThanOrEqual(1700)
      expect(dropped.messages).toBe(first)
      expect(dropped.bytes + bytes).toBe(sent.bytes + received.bytes)
      expect([sent.messages, received.messages]).toEqual([5000, 5000])
      expect((await log.entries(0, 2))[0]?.seq).toBe(first)
    }
    expect((await readdir(folder)).length).toBeLessThan(60)
  })

  it('keeps no more bytes than it says', async () => {
    const maxBytes = 1 << 20
    const { writer, folder } = await beginLog({ limits: { maxEntries: 1e6, maxBytes } })
    for (let n = 0; n < 500; n++) {
      writer.addMessage(message(Buffer.alloc(n % 50 === 0 ? 100_000 : 10_000)))
      await writer.settle()
      let bytes = 0
      for (const name of await readdir(folder))
        if (name.endsWith('.data')) bytes += (await stat(join(folder, name))).size
      expect(bytes).toBeLessThanOrEqual(maxBytes + 100_000)
    }
    const { first, next } = await (await openLog(folder)).standing()
    expect(next - first).toBeGreaterThan(50)
  })

  it('writes what it is told in one turn at once', async () => {
    const { writer, folder } = await beginLog()
    for (let n = 0; n < 1000; n++) writer.addMessage(message('x'))
    expect(await readdir(folder)).not.toContain('000001.index')
    await writer.settle()
    expect((await stat(join(folder, '000001.index'))).size).toBe(64 + 1000 * RECORD_BYTES)
    expect(writer.next).toBe(1000)
  })

  it('says when it is behind, and calls back once it has caught up', async () => {
    const { writer } = await beginLog()
    expect(writer.behind).toBe(false)
    for (let n = 0; n < 10; n++) writer.addMessage(message(Buffer.alloc(1 << 20)))
    expect(writer.behind).toBe(true)
    let calls = 0
    await new Promise<void>(resolve =>
      writer.caughtUp(() => {
        calls++
        resolve()
      })
    )
    expect(writer.behind).toBe(false)
    writer.caughtUp(() => calls++)
    expect(calls).toBe(2)
  })

  it('refuses a folder in which there is a log', async () => {
    const folder = await writtenLog([])
    const again = SessionLogWriter.create(folder, { startedAt: '2026-01-01T00:00:00Z' })
    await expect(again).rejects.toMatchObject({ code: 'IO', reason: 'EEXIST' })
  })
})

describe('secrets', () => {
  it('are covered in messages, wherever those lie, and nowhere else', async () => {
    const secrets = [Buffer.from('hunter22'), Buffer.from('hunt')]
    const { writer, folder } = await beginLog({ secrets: () => secrets })
    const large = Buffer.concat([Buffer.alloc(2_000_000, 'a'), secrets[0] ?? Buffer.alloc(0)])
    writer.addNote({ kind: 'handshake', lane: 0, atMs: 0, subprotocol: 'hunter22', extensions: '' })
    writer.addMessage(message('a hunter22 hunt hunter22'))
    writer.addMessage(message('hunt'))
    writer.addMessage(message('er22'))
    writer.addMessage(message('ahun'))
    writer.addMessage(message('ter22'))
    writer.addMessage(message(large))
    writer.addMessage(message('x', { opcode: 'event', event: { type: 'hunter22', id: '1' } }))
    const lasting = Buffer.concat([Buffer.alloc(5000, 'b'), secrets[0] ?? Buffer.alloc(0)])
    writer.addMessage(message(lasting, { isLasting: true }))
    await writer.close()
    // Whoever told it may still look at it.
    expect(lasting.toString('latin1')).toMatch(/hunter22$/)
    const log = await openLog(folder)
    const entries = await log.entries(0, 10)
    expect(textsOf(entries).slice(1, 6)).toEqual([
      'a ******** **** ********',
      '****',
      'er22',
      'ahun',
      'ter22'
    ])
    expect(entries[0]).toMatchObject({ subprotocol: 'hunter22' })
    expect(entries.map(entry => entry.kind === 'message' && entry.covered === true)).toEqual([
      ...[false, true, true, false, false, false, true, true, true]
    ])
    expect(Buffer.from(await log.readPayload(6, 1_999_999, 100)).toString()).toBe('a********')
    expect(Buffer.from(await log.readPayload(8, 4999, 100)).toString()).toBe('b********')
    expect(entries[7]).toMatchObject({ event: { type: '********', id: '1' } })
  })
})

describe('a damaged log', () => {
  it('is read up to any byte at which its files end, and says that there was more', async () => {
    const folder = await writtenLog(['one', 'two', 'three'].map(text => message(text)))
    const index = await readFile(join(folder, '000001.index'))
    const data = await readFile(join(folder, '000001.data'))
    const texts = ['one', 'two', 'three']
    const missing = (count: number) =>
      count === 1 ? ['1 entry of the log is missing.'] : [`${count} entries of the log are missing.`]
    for (let size = index.length; size >= 0; size--) {
      await truncate(join(folder, '000001.index'), size)
      const whole = Math.max(0, Math.floor((size - 64) / RECORD_BYTES))
      const log = await openLog(folder)
      const { next, problems } = await log.standing()
      expect(next).toBe(whole)
      expect(problems).toEqual(whole === 3 ? [] : missing(3 - whole))
      expect(textsOf(await log.entries(0, 10))).toEqual(texts.slice(0, whole))
    }
    await writeFile(join(folder, '000001.index'), index)
    for (let size = data.length; size >= 0; size--) {
      await truncate(join(folder, '000001.data'), size)
      const told = [3, 6, 11].map((end, n) => (end <= size ? texts[n] : 'damaged'))
      expect(textsOf(await (await openLog(folder)).entries(0, 10))).toEqual(told)
    }
  })

  it('tells in their places which entries cannot be read', async () => {
    const folder = await writtenLog(
      Array.from({ length: 12 }, (_, n) => message(`${n}`)),
      { limits: { maxEntries: 64, maxBytes: 1 << 20 } }
    )
    const second = join(folder, '000002.index')
    const bytes = await readFile(second)
    bytes.fill(0, 64 + RECORD_BYTES, 64 + 2 * RECORD_BYTES)
    await writeFile(second, bytes.subarray(0, 64 + 3 * RECORD_BYTES))
    const log = await openLog(folder)
    const told = textsOf(await log.entries(0, 20))
    expect(told).toEqual(['0', '1', '2', '3', '4', 'damaged', '6', 'damaged', '8', '9', '10', '11'])
    expect((await log.standing()).problems).toEqual(['1 entry of the log is missing.'])
  })

  it('tells which part of it cannot be read, the last one too', async () => {
    const folder = await writtenLog(
      Array.from({ length: 12 }, (_, n) => message(`${n}`)),
      { limits: { maxEntries: 64, maxBytes: 1 << 20 } }
    )
    const last = join(folder, '000003.index')
    const bytes = await readFile(last)
    await writeFile(last, Buffer.concat([Buffer.alloc(64, 1), bytes.subarray(64)]))
    const log = await openLog(folder)
    const missing = '4 entries of the log are missing.'
    expect((await log.standing()).problems).toEqual(['Part 3 of the log is damaged.', missing])
    // It may be begun just now, and not ended.
    await writeFile(last, bytes.subarray(0, 10))
    expect((await log.standing()).problems).toEqual([missing])
    await truncate(join(folder, 'wire'), 16)
    expect((await log.standing()).problems).toEqual([])
  })

  it('never fails, whatever its files hold', { timeout: 60_000 }, async () => {
    const clean = Array.from({ length: 40 }, (_, n) => message(`message ${n}`, { atMs: n }))
    const change = fc.record({ file: fc.nat(20), at: fc.nat(2000), byte: fc.nat(255), cut: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async changes => {
        const folder = await writtenLog(clean, { limits: { maxEntries: 160, maxBytes: 1 << 20 } })
        const names = (await readdir(folder)).sort()
        for (const { file, at, byte, cut } of changes) {
          const path = join(folder, names[file % names.length] ?? '')
          const bytes = await readFile(path)
          if (cut) await writeFile(path, bytes.subarray(0, at % (bytes.length + 1)))
          else {
            bytes[at % bytes.length] = byte
            await writeFile(path, bytes)
          }
        }
        const log = await openLog(folder).catch(error => {
          expect(error).toMatchObject({ code: 'IO', reason: 'not-kept' })
        })
        if (!log) return
        const { first, next } = await log.standing()
        const entries = await log.entries(first, 500)
        expect(entries).toHaveLength(Math.min(500, next - first))
        expect(await log.bins(0, 40, 10)).toHaveLength(10)
        await log.times()
        for (const { seq, kind } of entries)
          if (kind === 'message') expect((await log.readPayload(seq, 0, 100)).length).toBeLessThanOrEqual(100)
      }),
      { numRuns: 100 }
    )
  })
})
