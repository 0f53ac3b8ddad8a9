import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import v8 from 'node:v8'
import vm from 'node:vm'
import type { SessionMessage } from '#engine/session-log/session-entry.ts'
import { SessionLog } from '#engine/session-log/session-log.ts'
import { SessionLogWriter } from '#engine/session-log/write/session-log-writer.ts'
import type { LogMatch } from '#shared/model/socket/log-filter.ts'
import { median, medianRatio } from './median.ts'

const ROUNDS = 5
const MiB = 1024 * 1024
const FILTERED = 1_000_000
const SOAKED = 2_000_000
/** As much as a socket gives at once. */
const TURN_BYTES = 64 * 1024
/** Given the same limit, nothing is dropped. */
const LIMITS = { maxEntries: 4_000_000, maxBytes: 8 * 1024 * MiB }

type Row = [what: string, figure: string, ratio: string, bound: string]

/**
 * The log of a session: what it costs to tell it messages that come in full packets, against keeping a copy of each in an
 * array; how soon filters over a million messages find something, and all; what memory a long session takes.
 */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const folder = mkdtempSync(join(tmpdir(), 'sonde-bench-'))
  try {
    const rows: Row[] = [
      ...(await appendRows(folder, '100 B', 100, 1_000_000, TURN_BYTES)),
      ...(await appendRows(folder, '10 KB', 10_000, 40_000, TURN_BYTES)),
      ...(await appendRows(folder, '100 B one by one', 100, 200_000, 1)),
      ...(await filterRows(join(folder, 'filtered'))),
      await soakRow(join(folder, 'soaked'))
    ]
    return {
      title: `The log of a session (medians of ${ROUNDS})`,
      columns: ['what', 'figure', 'ratio', 'bound'],
      rows
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function appendRows(
  folder: string,
  name: string,
  size: number,
  count: number,
  turnBytes: number
): Promise<Row[]> {
  const kept: number[] = []
  const logged: number[] = []
  for (let round = -1; round < ROUNDS; round++) {
    const inArray = await time(() => keepInArray(size, count, turnBytes))
    const inLog = await time(() => keepInLog(join(folder, `${name}-${round}`), size, count, turnBytes))
    rmSync(join(folder, `${name}-${round}`), { recursive: true })
    if (round < 0) continue
    kept.push(count / inArray)
    logged.push(count / inLog)
  }
  const rate = (values: number[]) =>
    `${(median(values) * 1000).toLocaleString('en', { maximumFractionDigits: 0 })}/s`
  return [
    [`${name}: kept in an array`, rate(kept), '1.00', ''],
    [
      `${name}: written into the log, until all is written`,
      rate(logged),
      medianRatio(logged, kept).toFixed(2),
      ''
    ]
  ]
}

async function keepInArray(size: number, count: number, turnBytes: number): Promise<void> {
  const messages: SessionMessage[] = []
  await inTurns(size, count, turnBytes, message =>
    messages.push({ ...message, payload: Buffer.from(message.payload) })
  )
}

async function keepInLog(folder: string, size: number, count: number, turnBytes: number): Promise<void> {
  const writer = await SessionLogWriter.create(folder, {
    startedAt: new Date().toISOString(),
    limits: LIMITS
  })
  await inTurns(size, count, turnBytes, message => writer.addMessage(message), writer)
  await writer.close()
}

/** Tells messages as they come out of packets. */
async function inTurns(
  size: number,
  count: number,
  turnBytes: number,
  tell: (message: SessionMessage) => void,
  writer?: SessionLogWriter
): Promise<void> {
  const packet = Buffer.alloc(TURN_BYTES + size, 'abcdefghijklmnop')
  const perTurn = Math.ceil(turnBytes / size)
  for (let n = 0; n < count; ) {
    for (const end = Math.min(count, n + perTurn); n < end; n++) {
      const payload = packet.subarray((n % perTurn) * size, (n % perTurn) * size + size)
      tell({ lane: 0, atMs: n / 100, direction: 'received', opcode: 'text', payload })
    }
    await setImmediate()
    if (writer?.behind) await new Promise<void>(resolve => writer.caughtUp(resolve))
  }
}

async function filterRows(folder: string): Promise<Row[]> {
  const writer = await SessionLogWriter.create(folder, {
    startedAt: new Date().toISOString(),
    limits: LIMITS
  })
  for (let n = 0; n < FILTERED; n++) {
    const text = `{"id":${n},"name":"customer ${n % 977}","text":"${'lorem ipsum dolor '.repeat(3)}"}`
    writer.addMessage({
      lane: 0,
      atMs: n / 100,
      direction: n % 10 ? 'received' : 'sent',
      opcode: 'text',
      payload: Buffer.from(text)
    })
    if (n % 1000 === 0) await setImmediate()
    if (writer.behind) await writer.settle()
  }
  await writer.close()
  const query = (text: string, how = {}) => ({
    text,
    regex: false,
    matchCase: false,
    wholeWord: false,
    ...how
  })
  const filters: [string, LogMatch][] = [
    ['direction', { directions: ['sent'] }],
    ['text', { query: query('Customer 976') }],
    ['text, case matched', { query: query('customer 976', { matchCase: true }) }],
    ['regular expression', { query: query('customer \\d+6"', { regex: true }) }],
    ['JSONPath', { jsonPath: '$[?@ == "customer 976"]' }]
  ]
  const rows: Row[] = []
  for (const [name, show] of filters) {
    const first: number[] = []
    const all: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const figures = await timeFilter(folder, show)
      first.push(figures.first)
      all.push(figures.all)
    }
    rows.push([`1,000,000 messages by ${name}: first found`, `${median(first).toFixed(0)} ms`, '', '500 ms'])
    rows.push([`1,000,000 messages by ${name}: all`, `${median(all).toFixed(0)} ms`, '', ''])
  }
  const opened = await time(async () => {
    const log = await SessionLog.open(folder)
    await log.entries(FILTERED - 100, 100)
  })
  rows.push(['opened, and its last 100 entries', `${opened.toFixed(1)} ms`, '', ''])
  const log = await SessionLog.open(folder)
  rows.push([
    'its time axis, for the first time',
    `${(await time(() => log.bins(0, FILTERED / 100, 1000))).toFixed(1)} ms`,
    '',
    ''
  ])
  return rows
}

async function timeFilter(folder: string, show: LogMatch): Promise<{ first: number; all: number }> {
  const log = await SessionLog.open(folder)
  const start = performance.now()
  let first = 0
  const filtering = log.filter({ show, hide: [], marked: false })
  for await (const { matches, upToDate } of filtering.run(new AbortController().signal)) {
    if (matches > 0 && first === 0) {
      await log.entriesAt(await filtering.found(0, 50))
      first = performance.now() - start
    }
    if (upToDate) break
  }
  const all = performance.now() - start
  await log.close()
  return { first, all }
}

async function soakRow(folder: string): Promise<Row> {
  const writer = await SessionLogWriter.create(folder, { startedAt: new Date().toISOString() })
  const log = await SessionLog.open(folder, { writer })
  const payload = Buffer.alloc(100, 'a')
  const figures: number[] = []
  for (let n = 0; n < SOAKED; n++) {
    writer.addMessage({ lane: 0, atMs: n / 100, direction: 'received', opcode: 'text', payload })
    if (n % 600 === 0) await setImmediate()
    if (writer.behind) await writer.settle()
    if (n % (SOAKED / 10) !== 0) continue
    await log.bins(0, n / 100, 1000)
    await log.entries(n - 100, 100)
    figures.push(collectGarbage())
  }
  await writer.close()
  // The first lap warms up.
  const [, first = Number.NaN] = figures
  const growth = Math.max(...figures.slice(2)) - first
  return [
    '2,000,000 messages: growth of memory (RSS) after the first 200,000',
    `${growth.toFixed(1)} MiB`,
    '',
    ''
  ]
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

v8.setFlagsFromString('--expose-gc')
const gc: unknown = vm.runInNewContext('gc')

function collectGarbage(): number {
  if (typeof gc === 'function') gc()
  return process.memoryUsage().rss / MiB
}
