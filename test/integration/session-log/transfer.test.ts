import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { har as validate } from 'har-validator'
import { describe, expect, it } from 'vitest'
import { RECORD_BYTES } from '#engine/session-log/format/index-record.ts'
import { exportLog, importLog } from '#engine/session-log/in-log-thread.ts'
import type { SessionMessage } from '#engine/session-log/session-entry.ts'
import type { SessionLog } from '#engine/session-log/session-log.ts'
import type { ImportProgress } from '#engine/session-log/transfer/begin-import.ts'
import { ndjsonLines } from '#engine/session-log/transfer/ndjson-lines.ts'
import type { LogEntry } from '#shared/model/socket/log-entry.ts'
import {
  BEGAN,
  beginLog,
  filterOf,
  message,
  openLog,
  textsOf,
  writtenLog
} from '#test/fixtures/session-logs.ts'
import { countThreads } from '#test/fixtures/text-documents.ts'
import { until } from '#test/fixtures/until.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { exchangeOf, hopOf } from '#test/unit/waterfall/exchange-fixture.ts'

const WANTED = new AbortController().signal

async function exported(folder: string, format: 'ndjson' | 'har'): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const { bytes } of exportLog(folder, format, WANTED)) pieces.push(bytes)
  return Buffer.concat(pieces).toString()
}

async function* chunksOf(file: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(file)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function imported(file: string | Uint8Array): Promise<{ folder: string; last: ImportProgress }> {
  const folder = join(await temporaryFolder(), 'log')
  let last: ImportProgress = { entries: 0, problems: [] }
  for await (const progress of importLog({ folder, startedAt: BEGAN }, chunksOf(file), WANTED))
    last = progress
  return { folder, last }
}

async function contentOf(folder: string): Promise<[LogEntry[], string[], string]> {
  const log = await openLog(folder)
  const entries = await log.entries(0, 500)
  const payloads: string[] = []
  for (const { seq, kind } of entries)
    payloads.push(kind === 'message' ? Buffer.from(await log.readPayload(seq, 0, 1e7)).toString('hex') : '')
  return [entries, payloads, log.startedAt]
}

async function session(): Promise<string> {
  const { writer, folder } = await beginLog()
  const exchange = { ...exchangeOf([hopOf(0, 0, [['ttfb', 1.5]])]), startedAt: BEGAN }
  writer.addNote({ kind: 'opening', lane: 0, atMs: 0, attempt: 1 })
  writer.addNote({
    kind: 'handshake',
    lane: 0,
    atMs: 1.5,
    status: 101,
    subprotocol: '',
    extensions: '',
    exchange
  })
  writer.addMessage(message('grüße', { atMs: 2.125, direction: 'sent', origin: 'person' }))
  writer.addMessage(message(Uint8Array.of(0, 255, 10), { atMs: 3.25 }))
  writer.addMessage(message(Buffer.from('not text: \xff', 'latin1'), { atMs: 3.5, opcode: 'text' }))
  writer.addMessage(message(Buffer.alloc(1_500_000, 'large '), { atMs: 4, opcode: 'text' }))
  writer.addMessage(message('1', { atMs: 5, opcode: 'ping', direction: 'sent', origin: 'timer' }))
  writer.addMessage(message('1', { atMs: 6, opcode: 'pong', rttMs: 1 }))
  writer.addMessage(message('tick', { atMs: 7, opcode: 'event', event: { type: 'a', id: '7' } }))
  writer.addMessage(message('bye', { atMs: 8, opcode: 'close', code: 1001 }))
  writer.addNote({ kind: 'ended', lane: 0, atMs: 9, end: { code: 1001, reason: 'bye', by: 'peer' } })
  writer.addNote({ kind: 'waiting', lane: 0, atMs: 9, waitMs: 500, attempt: 1 })
  writer.addNote({ kind: 'opening', lane: 1, atMs: 509, attempt: 1 })
  writer.addMessage(message('second', { atMs: 600, lane: 1 }))
  await writer.close()
  return folder
}

describe('NDJSON', () => {
  it('is a line for each entry, and comes back as it went', async () => {
    const folder = await session()
    const file = await exported(folder, 'ndjson')
    const lines = file
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines).toHaveLength(14)
    expect(lines[2]).toEqual({
      ...{ seq: 2, lane: 0, at: '2026-01-02T03:04:05.002Z', atMs: 2.125, direction: 'sent', opcode: 'text' },
      ...{ size: 7, text: 'grüße', origin: 'person' }
    })
    expect(lines[3]).toMatchObject({ opcode: 'binary', size: 3, base64: 'AP8K' })
    expect(lines[9]).toMatchObject({ opcode: 'close', code: 1001, reason: 'bye' })
    expect(lines[10]).toMatchObject({ kind: 'ended', end: { code: 1001, reason: 'bye', by: 'peer' } })
    const { folder: again, last } = await imported(file)
    expect(last).toEqual({ entries: 14, problems: [] })
    expect(await contentOf(again)).toEqual(await contentOf(folder))
    const [log, other] = [await openLog(folder), await openLog(again)]
    expect(await other.exchange(1)).toEqual(await log.exchange(1))
    expect(await other.exchange(1)).toBeDefined()
  })

  it('is read whoever wrote it, and says what could not be', async () => {
    const file = [
      '{"direction":"received","opcode":"text","text":"one","at":"2026-01-01T10:00:00.500+01:00"}',
      '',
      '{"direction":"sent","opcode":"binary","base64":"AQI="}',
      'no json',
      '{"direction":"received","opcode":"open"}',
      '{"kind":"ended","lane":0}',
      '{"direction":"received","opcode":"binary","base64":"?"}',
      '7',
      '{"direction":"received","opcode":"text","text":"two","at":"2026-01-01T09:00:01Z","lane":3}'
    ].join('\r\n')
    const { folder, last } = await imported(file)
    expect(last.problems).toEqual([
      'Line 4 is no JSON.',
      expect.stringContaining('Line 5 is no entry of a log: `opcode`:'),
      'A note of the session (“ended”) is incomplete.',
      '2 more lines or messages could not be read.'
    ])
    const log = await openLog(folder)
    expect(log.startedAt).toBe('2026-01-01T09:00:00.500Z')
    expect(await log.entries(0, 10)).toMatchObject([
      { lane: 0, atMs: 0, text: 'one' },
      { lane: 0, atMs: 0, bytes: Uint8Array.of(1, 2) },
      { lane: 3, atMs: 500, text: 'two' }
    ])
  })

  it.each<[string, string]>([
    ['', 'There is nothing in this file.'],
    ['hello\nworld', 'Line 1 is no JSON.'],
    ['{"log":', 'This is neither a log in NDJSON nor a HAR file.'],
    ['{"log":{}}', 'This is no HAR file: there is no list `log.entries` in it.'],
    ['{"log":{"entries":[]}}', 'There are no messages of a WebSocket in this file.']
  ])('refuses %j', async (file, problem) => {
    const threads = countThreads()
    const refused = { code: 'BUILD', field: 'file', facts: { problem } }
    await expect(imported(file)).rejects.toMatchObject(refused)
    await expect.poll(countThreads).toBe(threads)
  })

  it('is read also behind a byte order mark', async () => {
    const { last } = await imported(`\ufeff${await exported(await session(), 'ndjson')}`)
    expect(last.problems).toEqual([])
  })

  it('is read so from files that were joined, each of which begins with one', async () => {
    const told: unknown[] = []
    for await (const line of ndjsonLines(chunksOf('\ufeffa\nb\n\ufeffc\ufeff\n', 2))) told.push(line)
    expect(told).toEqual([{ text: 'a' }, { text: 'b' }, { text: 'c\ufeff' }])
  })

  it('has its lines wherever chunks end, and leaves out what is too long', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'ä', '\r'), maxLength: 12 })),
        fc.integer({ min: 1, max: 20 }),
        async (lines, size) => {
          const told: unknown[] = []
          for await (const line of ndjsonLines(chunksOf(lines.join('\n'), size), 10)) told.push(line)
          const expected = lines.map(text => (Buffer.byteLength(text) > 10 ? 'too-long' : { text }))
          if (lines.at(-1) === '') expected.pop()
          expect(told).toEqual(expected)
        }
      )
    )
  })
})

describe('hostile times', () => {
  const record = (place: object) =>
    JSON.stringify({ direction: 'sent', opcode: 'text', text: 'late', ...place })
  const first = record({ text: 'first', at: BEGAN })
  const entry = (startedDateTime: string | number, messages: object[]) => ({
    ...{ startedDateTime, time: 1, timings: { wait: 1 } },
    request: { method: 'GET', url: 'wss://echo.test/', headers: [], httpVersion: 'HTTP/1.1' },
    response: { status: 101, headers: [] },
    _webSocketMessages: messages
  })
  const har = (...entries: object[]) => JSON.stringify({ log: { entries } })
  const text = (time: number) => ({ type: 'send', time, opcode: 1, data: 'hi' })
  const at = Date.parse(BEGAN) / 1000

  it.each<[string, string, RegExp]>([
    ['the clock of a line', `${first}\n${record({ atMs: 1e300 })}`, /^Line 2 is no entry .*`atMs`/],
    ['the clock of the first line', `${record({ at: BEGAN, atMs: 1e300 })}\n${first}`, /^Line 1 .*`atMs`/],
    ['a round trip', `${first}\n${record({ rttMs: 1e306 })}`, /^Line 2 is no entry .*`rttMs`/],
    ['a line ages later', `${first}\n${record({ at: '9999-01-01T00:00:00Z' })}`, /hundred years after/],
    ['a beginning', record({ at: '0000-01-01T00:00:00Z', atMs: 5 }), /cannot have begun .* 0000-01-01/],
    ['a message', har(entry(BEGAN, [text(at), text(1e300)])), /^Message 2 .* none/],
    ['a message before all', har(entry(BEGAN, [text(-1e20), text(at)])), /^Message 1 .* none/],
    ['an entry', har(entry(BEGAN, [text(at)]), entry(8.64e15, [])), /^A WebSocket cannot .* \+275760/],
    ['a message ages later', har(entry(0, [text(1), text(7.3e9)])), /hundred years after/]
  ])('of %s are left out and told, and the rest is taken', async (_, file, problem) => {
    const { folder, last } = await imported(file)
    expect(last.problems).toEqual([expect.stringMatching(problem)])
    for (const format of ['ndjson', 'har'] as const) {
      const again = await imported(await exported(folder, format))
      expect(again.last.problems).toEqual([])
      expect((await (await openLog(again.folder)).standing()).next).toBeGreaterThan(0)
    }
  })

  it('of an index that is damaged are those of no entry', async () => {
    const folder = await writtenLog([message('one'), message('two', { atMs: 5 })])
    const index = (await readdir(folder)).find(name => name.endsWith('.index')) ?? ''
    const bytes = await readFile(join(folder, index))
    bytes.writeDoubleLE(1e300, bytes.length - 2 * RECORD_BYTES)
    await writeFile(join(folder, index), bytes)
    expect(await exported(folder, 'ndjson')).toMatch(/"kind":"damaged".*\n.*"text":"two"/)
  })
})

describe('HAR', () => {
  it('has the messages as Chromium writes them, and they come back', async () => {
    const folder = await session()
    const file = JSON.parse(await exported(folder, 'har'))
    await expect(validate(file)).resolves.toBeDefined()
    const [first, second] = file.log.entries
    expect(first).toMatchObject({ _resourceType: 'websocket', request: { method: 'GET' } })
    const began = Date.parse(BEGAN) / 1000
    expect(first._webSocketMessages).toHaveLength(8)
    expect(first._webSocketMessages[0]).toEqual({
      ...{ type: 'send', time: began + 0.002125, opcode: 1, data: 'grüße', _sonde: { origin: 'person' } }
    })
    expect(first._webSocketMessages[1]).toEqual({
      type: 'receive',
      time: began + 0.00325,
      opcode: 2,
      data: 'AP8K'
    })
    expect(second._webSocketMessages).toHaveLength(1)
    const { folder: again, last } = await imported(JSON.stringify(file))
    expect(last.problems).toEqual([])
    const told = (await (await openLog(again)).entries(0, 100)).filter(({ kind }) => kind === 'message')
    const sent = (await (await openLog(folder)).entries(0, 100)).filter(({ kind }) => kind === 'message')
    const shown = (entries: LogEntry[]) =>
      entries.map(
        entry =>
          entry.kind === 'message' && [
            entry.lane,
            entry.opcode,
            entry.direction,
            entry.text,
            entry.bytes,
            entry.code
          ]
      )
    // What was no text in spite of its opcode cannot be told in this format.
    const without = (entries: LogEntry[]) => shown(entries).filter((_, n) => n !== 2)
    expect(without(told)).toEqual(without(sent))
  })

  it('of a browser is read', async () => {
    const entry = (startedDateTime: string, messages: unknown[]) => ({
      startedDateTime,
      time: 5000,
      request: { method: 'GET', url: 'wss://echo.test/', headers: [], httpVersion: 'HTTP/1.1' },
      response: { status: 101, headers: [{ name: 'Sec-WebSocket-Protocol', value: 'chat' }] },
      timings: { wait: 20 },
      _webSocketMessages: messages
    })
    const at = Date.parse(BEGAN) / 1000
    const file = {
      log: {
        entries: [
          entry(BEGAN, [
            { type: 'send', time: at + 1, opcode: 1, data: 'hi' },
            { type: 'receive', time: at + 3, opcode: 2, data: 'AQI=' },
            { type: 'receive', time: at + 3, opcode: 7, data: '' },
            { type: 'error', time: at + 4, opcode: -1, data: 'net::ERR' },
            { time: 1 }
          ]),
          entry(BEGAN, [{ type: 'receive', time: at + 2, opcode: 1, data: 'between' }])
        ]
      }
    }
    const { folder, last } = await imported(JSON.stringify(file, null, 2))
    expect(last.problems).toEqual([
      'Message 3 of WebSocket 1 has the unknown opcode 7.',
      'Message 5 of WebSocket 1 is none.'
    ])
    const entries = await (await openLog(folder)).entries(0, 100)
    expect(entries).toMatchObject([
      { kind: 'opening', lane: 0, atMs: 0 },
      { kind: 'opening', lane: 1, atMs: 0 },
      { kind: 'handshake', lane: 0, atMs: 20, status: 101, subprotocol: 'chat' },
      { kind: 'handshake', lane: 1, atMs: 20 },
      { lane: 0, direction: 'sent', text: 'hi' },
      { lane: 1, direction: 'received', text: 'between' },
      { lane: 0, bytes: Uint8Array.of(1, 2) },
      { kind: 'ended', lane: 0, end: { code: 1006, by: 'network' } }
    ])
  })
})

it('tells which messages of a HAR file hold no base64, and makes no bytes of them', async () => {
  const time = Date.parse(BEGAN) / 1000
  const received = (data: string, opcode = 2) => ({ type: 'receive', time, opcode, data })
  const text = received('no base64 at all!', 1)
  const messages = [
    received('AQI='),
    received('AQI'),
    received('no base64!'),
    received('A'),
    text,
    received('§§', 9)
  ]
  const entry = {
    startedDateTime: BEGAN,
    time: 1,
    request: { method: 'GET', url: 'wss://echo.test/', headers: [], httpVersion: 'HTTP/1.1' },
    response: { status: 101, headers: [] },
    timings: { wait: 1 },
    _webSocketMessages: messages
  }
  const { folder, last } = await imported(JSON.stringify({ log: { entries: [entry] } }))
  expect(last.problems).toEqual([
    'Message 3 of a WebSocket has the opcode 2, and its data is not base64.',
    'Message 4 of a WebSocket has the opcode 2, and its data is not base64.',
    'Message 6 of a WebSocket has the opcode 9, and its data is not base64.'
  ])
  const [entries] = await contentOf(folder)
  expect(textsOf(entries).slice(2)).toEqual(['0102', '0102', 'no base64 at all!'])
})

it.each(['ndjson', 'har'] as const)(
  'keeps the time of day of every entry, out and in again, by %s',
  async format => {
    const startedAt = '2026-01-02T03:04:05.678Z'
    const { writer, folder } = await beginLog({ startedAt })
    const times = [0.001, 0.999, 1.5, 2, 321.547, 1000.0004, 86_400_000.123]
    for (const atMs of times) writer.addMessage(message('x', { atMs }))
    await writer.close()
    const timesOf = async (log: SessionLog) =>
      (await log.entries(0, 20))
        .filter(({ kind }) => kind === 'message')
        .map(({ atMs }) => new Date(Date.parse(log.startedAt) + atMs).toISOString())
    const before = await timesOf(await openLog(folder))
    const { folder: again } = await imported(await exported(folder, format))
    expect(await timesOf(await openLog(again))).toEqual(before)
  }
)

it('takes whatever file there is, or says what is wrong with it', { timeout: 60_000 }, async () => {
  const clean = await exported(await session(), 'ndjson')
  const har = await exported(await writtenLog([message('a'), message('b')]), 'har')
  const change = fc.record({ at: fc.nat(4000), text: fc.string({ maxLength: 6 }), length: fc.nat(20) })
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(clean.slice(0, 6000), har),
      fc.array(change, { maxLength: 6 }),
      async (file, changes) => {
        let text = file
        for (const { at, text: put, length } of changes)
          text = text.slice(0, at % text.length) + put + text.slice((at % text.length) + length)
        const read = await imported(text).catch(error => {
          expect(error).toMatchObject({ code: 'BUILD', field: 'file' })
        })
        if (!read) return
        const { next } = await (await openLog(read.folder)).standing()
        expect(next).toBeGreaterThan(0)
      }
    ),
    { numRuns: 40 }
  )
})

it('writes what a filter found', async () => {
  const many: SessionMessage[] = Array.from({ length: 2000 }, (_, n) => message(`${n}`, { atMs: n }))
  const log = await openLog(await writtenLog(many))
  const filtering = log.filter(
    filterOf({ query: { text: '99', regex: false, matchCase: true, wholeWord: false } })
  )
  const events = filtering.run(WANTED)
  const { matches } = await until(events, ({ upToDate }) => upToDate)
  const pieces: Uint8Array[] = []
  let told = { written: 0, of: 0 }
  for await (const { bytes, ...progress } of filtering.export('ndjson')) {
    pieces.push(bytes)
    told = progress
  }
  expect(told).toEqual({ written: matches, of: matches })
  const lines = Buffer.concat(pieces).toString().trimEnd().split('\n')
  expect(lines.map(line => JSON.parse(line).text)).toEqual(
    many.flatMap((_, n) => (`${n}`.includes('99') ? [`${n}`] : []))
  )
  await events.return(undefined)
})

it('leaves no thread when it is left in the middle', async () => {
  const threads = countThreads()
  const folder = await writtenLog(Array.from({ length: 50_000 }, (_, n) => message(`message ${n}`)))
  for await (const { written, of } of exportLog(folder, 'ndjson', WANTED)) {
    expect(written).toBeLessThan(of)
    break
  }
  const abort = new AbortController()
  const events = exportLog(folder, 'har', abort.signal)
  await events.next()
  abort.abort()
  await expect(
    (async () => {
      for await (const _ of events);
    })()
  ).rejects.toMatchObject({ code: 'ABORTED' })
  await expect.poll(countThreads).toBe(threads)
})

it.each(['ndjson', 'har'] as const)('says also after %s that a secret is covered', async format => {
  const { writer, folder } = await beginLog({ secrets: () => [Buffer.from('secret')] })
  writer.addNote({
    ...{ kind: 'handshake', lane: 0, atMs: 0, status: 101, subprotocol: '', extensions: '' },
    exchange: { ...exchangeOf([hopOf(0, 0, [['ttfb', 1.5]])]), startedAt: BEGAN }
  })
  writer.addMessage(message('a secret', { atMs: 1 }))
  writer.addMessage(message('none', { atMs: 2 }))
  await writer.close()
  const copy = await imported(await exported(folder, format))
  const entries = await (await openLog(copy.folder)).entries(0, 10)
  const covered = entries.flatMap(entry => (entry.kind === 'message' ? [[entry.text, entry.covered]] : []))
  expect(covered).toEqual([
    ['a ******', true],
    ['none', undefined]
  ])
})
