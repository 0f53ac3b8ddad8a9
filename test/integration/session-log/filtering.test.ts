import fc from 'fast-check'
import { JSONPathEnvironment } from 'json-p3'
import { describe, expect, it } from 'vitest'
import { FilterRun } from '#engine/session-log/filter/filter-run.ts'
import type { LogFiltering } from '#engine/session-log/log-filtering.ts'
import { FolderSegments } from '#engine/session-log/read/folder-segments.ts'
import type { SessionMessage } from '#engine/session-log/session-entry.ts'
import { parseJson } from '#shared/format/parse-json.ts'
import type { LogFilter, LogMatch } from '#shared/model/socket/log-filter.ts'
import type { TextQuery } from '#shared/model/text-document.ts'
import { compileQuery } from '#shared/text/compile-query.ts'
import { findInLines } from '#shared/text/find-in-lines.ts'
import { beginLog, filterOf, message, openLog, textsOf, writtenLog } from '#test/fixtures/session-logs.ts'
import { countThreads } from '#test/fixtures/text-documents.ts'
import { until } from '#test/fixtures/until.ts'

const WANTED = new AbortController().signal

function query(text: string, how: Partial<TextQuery> = {}): TextQuery {
  return { text, regex: false, matchCase: false, wholeWord: false, ...how }
}

/** Runs a filter until it has seen all, and goes on with what it is used for. */
async function filtered<T>(
  folder: string,
  filter: LogFilter,
  use: (filtering: LogFiltering) => Promise<T>
): Promise<T> {
  const log = await openLog(folder)
  const filtering = log.filter(filter)
  const events = filtering.run(WANTED)
  await until(events, ({ upToDate }) => upToDate)
  try {
    return await use(filtering)
  } finally {
    await events.return(undefined)
  }
}

function foundIn(folder: string, filter: LogFilter): Promise<number[]> {
  return filtered(folder, filter, filtering => filtering.found(0, 100_000))
}

/** The same, without a thread. */
async function foundBy(folder: string, filter: LogFilter): Promise<number[]> {
  const source = new FolderSegments(folder)
  await source.refresh()
  const run = new FilterRun(source, filter, [])
  for await (const _ of run.run());
  return run.matches.slice(0, run.matches.count)
}

/** What a match says, of one message after the other. */
function holds(match: LogMatch, { payload, ...facts }: SessionMessage): boolean {
  const text = Buffer.from(payload).toString('utf8')
  if (match.directions && !match.directions.includes(facts.direction)) return false
  if (match.opcodes && !match.opcodes.includes(facts.opcode)) return false
  if (match.lanes && !match.lanes.includes(facts.lane)) return false
  if (payload.length < (match.minBytes ?? 0) || payload.length > (match.maxBytes ?? 1e9)) return false
  if (facts.atMs < (match.fromMs ?? 0) || facts.atMs > (match.toMs ?? 1e9)) return false
  if (match.query) {
    let isFound = false
    findInLines(text, { ...compileQuery(match.query), mayLeaveLine: true }, 0, () => {
      isFound = true
      return false
    })
    if (!isFound) return false
  }
  if (match.jsonPath === undefined) return true
  const value = parseJson(text)
  const path = new JSONPathEnvironment().compile(match.jsonPath)
  return value !== undefined && path.query(JSON.parse(text)).length > 0
}

describe('a filter', () => {
  it('finds what a look at one message after the other finds', { timeout: 60_000 }, async () => {
    const words = [
      'Key',
      'KEY',
      'ſ',
      '\u212Aey',
      'ä',
      'Ä',
      '\n',
      'a.b',
      '"k"',
      '{"a":1}',
      '{"b":[2,3]}',
      ' ',
      '$',
      '😀',
      'x'
    ]
    const messagesOf = (parts: string[], bytes: number) =>
      fc.array(
        fc.record({
          lane: fc.nat(2),
          direction: fc.constantFrom('sent', 'received'),
          opcode: fc.constantFrom('text', 'binary', 'ping'),
          payload: fc.oneof(
            {
              weight: 9,
              arbitrary: fc
                .array(fc.constantFrom(...parts), { maxLength: 6 })
                .map(all => Buffer.from(all.join('')))
            },
            { weight: 1, arbitrary: fc.uint8Array({ maxLength: bytes }) }
          )
        }),
        { minLength: 1, maxLength: 80 }
      )
    // What is ASCII as a whole is searched in another way.
    const ascii = words.filter(word => /^[\x00-\x7f]*$/.test(word))
    const messages = fc.oneof(messagesOf(words, 9), messagesOf(ascii, 0))
    const plain = fc.array(fc.constantFrom(...words, 'k', 's', 'e', '\uFFFD'), { minLength: 1, maxLength: 2 })
    const wanted = fc
      .record({
        text: fc.oneof(
          plain.map(parts => ({ text: parts.join(''), regex: false })),
          fc
            .constantFrom('^k', 'y$', '[^a]', 'k.', '\\bkey', '(?:ke)+y', '\\s')
            .map(text => ({ text, regex: true }))
        ),
        matchCase: fc.boolean(),
        wholeWord: fc.boolean()
      })
      .map(({ text, ...how }) => ({ ...text, ...how }))
    const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })
    const mixed: fc.Arbitrary<LogMatch> = fc.record(
      {
        query: wanted,
        jsonPath: fc.constantFrom('$.a', '$..[?@ > 2]', '$'),
        directions: fc.subarray<'sent' | 'received'>(['sent', 'received']),
        opcodes: fc.subarray<'text' | 'ping'>(['text', 'ping']),
        minBytes: fc.nat(6),
        maxBytes: fc.nat(12),
        fromMs: fc.nat(40),
        toMs: fc.nat(80),
        lanes: fc.subarray([0, 1, 2])
      },
      { requiredKeys: [] }
    )
    // Most mixtures find nothing.
    const match = fc.oneof(
      { weight: 3, arbitrary: fc.record({ query: wanted }) },
      { weight: 2, arbitrary: mixed }
    )
    const hide = optional(match).map(each => (each && Object.keys(each).length > 0 ? [each] : []))
    await fc.assert(
      fc.asyncProperty(
        messages,
        fc.array(fc.tuple(match, hide), { minLength: 1, maxLength: 3 }),
        async (many, filters) => {
          const told = many.map((each, atMs) => ({ ...each, atMs }))
          const folder = await writtenLog(told, { limits: { maxEntries: 640, maxBytes: 1 << 30 } })
          for (const [show, hidden] of filters) {
            const expected = told.flatMap((each, seq) =>
              holds(show, each) && !hidden.some(one => holds(one, each)) ? [seq] : []
            )
            expect(await foundBy(folder, filterOf(show, { hide: hidden }))).toEqual(expected)
          }
        }
      ),
      { numRuns: 150 }
    )
  })

  it.each<[string, LogMatch, string[]]>([
    ['all', {}, ['opening', 'one', 'two', 'ended']],
    ['what only messages have', { minBytes: 0 }, ['one', 'two']],
    ['notes too', { query: query('tw'), notes: true }, ['opening', 'two', 'ended']],
    ['no notes', { notes: false }, ['one', 'two']],
    ['a lane', { lanes: [1] }, ['two', 'ended']]
  ])('finds %s', async (_, show, texts) => {
    const { writer, folder } = await beginLog()
    writer.addNote({ kind: 'opening', lane: 0, atMs: 0, attempt: 1 })
    writer.addMessage(message('one'))
    writer.addMessage(message('two', { lane: 1 }))
    writer.addNote({ kind: 'ended', lane: 1, atMs: 1, end: { code: 1000, reason: '', by: 'us' } })
    await writer.settle()
    const log = await openLog(folder)
    expect(textsOf(await log.entriesAt(await foundIn(folder, filterOf(show))))).toEqual(texts)
  })

  it('finds in messages of every size, wherever pages end', async () => {
    const sizes = [0, 1, 100, 70_000, 1 << 20, (1 << 20) + 1, 3_000_000]
    const folder = await writtenLog(
      Array.from({ length: 60 }, (_, n) =>
        message(`${'x'.repeat(sizes[n % sizes.length] ?? 0)}${n % 4 ? '' : 'needle'}`)
      )
    )
    const expected = Array.from({ length: 15 }, (_, n) => n * 4)
    for (const how of [{ matchCase: true }, {}, { regex: true }, { text: '(?<!y)x?needle', regex: true }])
      expect(await foundIn(folder, filterOf({ query: query('needle', how) }))).toEqual(expected)
    // What begins in one message and ends in the next is in neither.
    expect(await foundIn(folder, filterOf({ query: query('needlex') }))).toEqual([])
  })

  it('goes on as the log grows, and forgets what is dropped', async () => {
    const { writer, folder } = await beginLog({ limits: { maxEntries: 160, maxBytes: 1 << 20 } })
    const log = await openLog(folder, writer)
    const filtering = log.filter(filterOf({ query: query('even') }))
    const events = filtering.run(WANTED)
    for (let n = 0; n < 100; n++) writer.addMessage(message(n % 2 ? 'odd' : 'even', { atMs: n }))
    await writer.settle()
    await until(events, ({ matches }) => matches === 50)
    expect(await filtering.found(48, 10)).toEqual([96, 98])
    for (let n = 100; n < 1000; n++) writer.addMessage(message(n % 2 ? 'odd' : 'even', { atMs: n }))
    await writer.settle()
    const { first } = await log.standing()
    const last = await until(events, ({ searched, upToDate }) => searched === 1000 && upToDate)
    expect(first).toBeGreaterThan(0)
    expect(last.matches).toBe((1000 - first) / 2)
    expect((await filtering.found(0, 1))[0]).toBe(first)
    expect(await filtering.foundAt(first + 1)).toEqual({ n: 1, seq: first + 2 })
    expect(await filtering.foundAt(1000)).toBeNull()
    const bins = await filtering.bins(0, 1000, 2)
    expect(bins.map(({ received }) => received.messages)).toEqual([0, (1000 - first) / 2])
    await events.return(undefined)
  })

  it('shows what is marked, as marks come and go', async () => {
    const { writer, folder } = await beginLog()
    for (let n = 0; n < 10; n++) writer.addMessage(message(`${n}`))
    await writer.settle()
    const log = await openLog(folder, writer)
    await log.mark(3, true)
    const filtering = log.filter(filterOf({}, { marked: true }))
    const events = filtering.run(WANTED)
    await until(events, ({ matches }) => matches === 1)
    await log.mark(7, true)
    await log.mark(3, false)
    await log.mark(5, true)
    await log.mark(6, true)
    // Never so many before: it may look at the marks between any two of these.
    await until(events, ({ matches }) => matches === 3)
    expect(await filtering.found(0, 10)).toEqual([5, 6, 7])
    await events.return(undefined)
    const again = await openLog(folder)
    expect((await again.standing()).marks).toEqual([5, 6, 7])
  })

  it.each<[LogMatch, string]>([
    [{ query: query('(', { regex: true }) }, 'query'],
    [{ jsonPath: '$.[' }, 'jsonPath']
  ])('refuses what is none: %o', async (show, field) => {
    const folder = await writtenLog([message('a')])
    await expect(foundIn(folder, filterOf(show))).rejects.toMatchObject({ code: 'BUILD', field })
  })

  it('ends a pattern that runs away, and leaves the log', async () => {
    const threads = countThreads()
    const folder = await writtenLog([message(`${'a'.repeat(5000)}!`)])
    const running = foundIn(folder, filterOf({ query: query('(a+)+$', { regex: true }) }))
    await expect(running).rejects.toMatchObject({ code: 'TIMEOUT', reason: 'search' })
    expect(await foundIn(folder, filterOf({ query: query('a!') }))).toEqual([0])
    await expect.poll(countThreads).toBe(threads)
  })

  it('ends with its log, and by its signal', async () => {
    const threads = countThreads()
    const folder = await writtenLog([message('a')])
    const log = await openLog(folder)
    const events = log.filter(filterOf({})).run(WANTED)
    await until(events, ({ upToDate }) => upToDate)
    const ended = expect(events.next()).rejects.toMatchObject({ code: 'IO', reason: 'log-closed' })
    await log.close()
    await ended
    const abort = new AbortController()
    const others = (await openLog(folder)).filter(filterOf({})).run(abort.signal)
    await until(others, ({ upToDate }) => upToDate)
    const left = expect(others.next()).rejects.toMatchObject({ code: 'ABORTED' })
    abort.abort()
    await left
    await expect.poll(countThreads).toBe(threads)
  })
})
