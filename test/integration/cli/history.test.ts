import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { har as validate } from 'har-validator'
import { describe, expect, it, onTestFinished } from 'vitest'
import { SessionLogWriter } from '#engine/session-log/write/session-log-writer.ts'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { Exchange } from '#shared/model/exchange.ts'
import { HistoryEntry } from '#shared/model/history.ts'
import { BEGAN, message } from '#test/fixtures/session-logs.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { HistoryStore } from '#workspace/history/history-store.ts'
import { SessionLogStore } from '#workspace/session-logs/session-log-store.ts'
import { ask, BODY, historyOf, type Kept } from './kept-history.ts'
import { onTerminal, TERMINAL } from './on-terminal.ts'
import { sonde } from './run-sonde.ts'

/** Of all files: names, sizes, times of the last change. */
function stateOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => {
    const { mtimeMs, size } = statSync(join(folder, name))
    return `${name} ${mtimeMs} ${size}`
  })
}

const SOME: Kept[] = [
  { id: 'aaaa-1', status: 200, withBody: true },
  { id: 'aaaa-2', method: 'POST', status: 503 },
  { id: 'bbbb-3' },
  { id: 'aaaa-4', url: 'http://api.test/\u001b[31mred', status: 404 }
]

it('lists what there is, the latest first, and writes nothing', async () => {
  const home = await temporaryFolder()
  await historyOf(SOME, home)
  const before = stateOf(home)
  const { status, stdout, stderr } = await ask(home)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const rows = stdout.trimEnd().split('\n')
  expect(rows.map(row => row.slice(0, 6))).toEqual(['aaaa-4', 'bbbb-3', 'aaaa-2', 'aaaa-1'])
  expect(rows[0]).toMatch(
    /^aaaa-4 +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}GET {6}404 .*http:\/\/api\.test\/\\x1b\[31mred$/
  )
  expect(rows[2]).toContain('POST     503')
  await ask(home, 'show', 'aaaa-1')
  expect(stateOf(home)).toEqual(before)
})

it.each([
  [
    ['--limit', '2'],
    ['aaaa-4', 'bbbb-3']
  ],
  [['--method', 'post'], ['aaaa-2']],
  [['--status', '404'], ['aaaa-4']],
  [['--status', '5xx'], ['aaaa-2']],
  [['--status', 'error'], ['bbbb-3']],
  [['--text', 'NEEDLE'], ['aaaa-4']],
  [['--status', '2xx', '-n', '0'], []]
])('lists only what %j asks for', async (flags, ids) => {
  const home = await temporaryFolder()
  await historyOf(SOME, home)
  const { stdout } = await ask(home, '--json', ...flags)
  const entries = stdout.split('\n').filter(line => line !== '')
  expect(entries.map(line => HistoryEntry.parse(JSON.parse(line)).id)).toEqual(ids)
})

it('tells the exchanges of one process apart, and shows what it lists', async () => {
  const home = await temporaryFolder()
  const id = (count: string) => `3f2a91c0-1111-4222-8333-${count.padStart(12, '0')}`
  const kept = ['1', '2', '1b'].map(count => ({ id: id(count), status: 200, withBody: true }))
  await historyOf(kept, home)
  const { stdout } = await ask(home)
  const listed = stdout.split('\n').flatMap(row => row.split(' ')[0] || [])
  expect(listed).toEqual(['3f2a91c0-1b', '3f2a91c0-2', '3f2a91c0-1'])
  const shown = await Promise.all(
    listed.map(async each => JSON.parse((await ask(home, 'show', each, '--print', 'exchange')).stdout).id)
  )
  expect(shown).toEqual([id('1b'), id('2'), id('1')])
})

it('shows the body, the record and the HAR file of one that is named by the beginning of its id', async () => {
  const home = await temporaryFolder()
  await historyOf([{ id: 'aaaa-1', status: 200, withBody: true }], home)
  expect((await ask(home, 'show', 'aaa')).stdout).toBe(BODY)
  const { stdout: record } = await ask(home, 'show', 'aaa', '--print', 'exchange')
  expect(Exchange.parse(JSON.parse(record)).id).toBe('aaaa-1')
  const { stdout: har } = await ask(home, 'show', 'aaa', '--print', 'har')
  const file = JSON.parse(har)
  await expect(validate(file)).resolves.toBeTruthy()
  expect(file.log.entries[0].response.content.text).toBe(BODY)
})

it.skipIf(TERMINAL === undefined)('lays a body out at a terminal as what was just sent', async () => {
  const home = await temporaryFolder()
  await historyOf([{ id: 'aaaa-1', status: 200, withBody: true }], home)
  const { status, seen } = await onTerminal(['history', 'show', 'aaaa-1'], {
    SONDE_HOME: home,
    NO_COLOR: '1'
  })
  expect(seen).toMatch(/^HTTP\/1\.1 200 OK\n/)
  expect(seen).toContain('{\n  "hello": "world"\n}\n')
  expect(status).toBe(0)
})

it.skipIf(TERMINAL === undefined)('says how to save what is not shown, which no flag does', async () => {
  const home = await temporaryFolder()
  await historyOf([{ id: 'aaaa-1', status: 200, withBody: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]) }], home)
  const { seen } = await onTerminal(['history', 'show', 'aaaa-1'], { SONDE_HOME: home, NO_COLOR: '1' })
  expect(seen).toContain('\nsonde: The body is not text (5 B) and is not shown. > FILE saves it.\n')
})

it.skipIf(TERMINAL === undefined)('shows the body so also where it is asked for by its name', async () => {
  const home = await temporaryFolder()
  await historyOf([{ id: 'aaaa-1', status: 200, withBody: true }], home)
  const args = ['history', 'show', 'aaaa-1', '--print', 'body']
  const { seen } = await onTerminal(args, { SONDE_HOME: home, NO_COLOR: '1' })
  expect(seen).toContain('{\n  "hello": "world"\n}\n')
})

it.skipIf(TERMINAL === undefined)(
  'shows at a terminal the head of an answer whose body is not kept',
  async () => {
    const home = await temporaryFolder()
    await historyOf([{ id: 'aaaa-1', status: 200 }], home)
    const { status, seen } = await onTerminal(['history', 'show', 'aaaa-1'], {
      SONDE_HOME: home,
      NO_COLOR: '1'
    })
    expect(seen).toMatch(/^HTTP\/1\.1 200 OK\n[\s\S]*\nsonde: The body is not kept/)
    expect(status).toBe(1)
  }
)

describe('what a server or a file has put into it steers no terminal', () => {
  const EVIL = '\u009b31m'

  it.each([['--json'], ['show', 'aaaa-1', '--print', 'exchange'], ['show', 'aaaa-1', '--print', 'har']])(
    'in what is printed for %j',
    async (...args) => {
      const home = await temporaryFolder()
      await historyOf([{ id: 'aaaa-1', url: `http://api.test/${EVIL}`, status: 200, header: EVIL }], home)
      const { stdout } = await ask(home, ...args)
      expect(stdout).toContain('\\u009b31m')
      expect(stdout).not.toContain('\u009b')
    }
  )

  it.each(['ndjson', 'har'])('in the messages of a session as %s', async format => {
    const home = await temporaryFolder()
    const { id: log, path } = await new SessionLogStore(home).create()
    const writer = await SessionLogWriter.create(path, { startedAt: BEGAN })
    writer.addMessage(message(EVIL))
    await writer.close()
    const traffic = { messages: 1, bytes: 5 }
    const facts = { sent: traffic, received: traffic, lanes: 1, durationMs: 5, logBytes: 0 }
    await historyOf([{ id: 'aaaa-1', url: 'ws://api.test/', status: 101, socket: { log, ...facts } }], home)
    const { stdout } = await ask(home, 'show', 'aaaa-1', '--print', format)
    expect(stdout).toContain('\\u009b31m')
    expect(stdout).not.toContain('\u009b')
  })
})

it('tells the error of what got no answer', async () => {
  const home = await temporaryFolder()
  const store = new HistoryStore(home, DEFAULT_PREFERENCES.history)
  onTestFinished(() => store.close())
  const { stdout } = await sonde(['send', 'http://127.0.0.1:1/', '--print', 'exchange'])
  const exchange = Exchange.parse(JSON.parse(stdout))
  const { id, startedAt } = exchange
  await store.record({
    entry: { id, startedAt, method: 'GET', url: 'http://127.0.0.1:1/', totalMs: 5, hops: 1, source: {} },
    ...{ exchange, draft: BLANK_DRAFT, responseText: '' }
  })
  const shown = await ask(home, 'show', id)
  expect(shown.stdout).toBe('')
  expect(shown.stderr).toContain('refused the connection')
})

it('shows the messages of a session that still goes on', async () => {
  const home = await temporaryFolder()
  const { id: log, path } = await new SessionLogStore(home).create()
  const writer = await SessionLogWriter.create(path, { startedAt: BEGAN })
  onTestFinished(() => writer.close())
  writer.addMessage(message('one'))
  writer.addMessage(message('two', { direction: 'sent', atMs: 5 }))
  await new Promise<void>(resolve => writer.caughtUp(resolve))
  const traffic = { messages: 1, bytes: 3 }
  const socket = {
    log,
    live: true as const,
    sent: traffic,
    received: traffic,
    lanes: 1,
    durationMs: 5,
    logBytes: 0
  }
  const url = 'ws://api.test/feed'
  await historyOf([{ id: 'aaaa-1', url, status: 101, socket }], home)
  expect((await ask(home)).stdout).toMatch(/ WS {7}101 .* ↑1 ↓1 /)
  const { stdout } = await ask(home, 'show', 'aaaa-1')
  const lines = stdout.trimEnd().split('\n')
  expect(lines.map(line => JSON.parse(line).text)).toEqual(['one', 'two'])
  const { stdout: har } = await ask(home, 'show', 'aaaa-1', '--print', 'har')
  expect(JSON.parse(har).log.entries[0]._webSocketMessages).toMatchObject([{ data: 'one' }, { data: 'two' }])
})

it('names a session that was imported without its handshake by its file, as the app does', async () => {
  const home = await temporaryFolder()
  const traffic = { messages: 1, bytes: 3 }
  const socket = { log: 'none', sent: traffic, received: traffic, lanes: 1, durationMs: 0, logBytes: 0 }
  const imported = { url: '', source: { file: 'feed.ndjson' } }
  await historyOf(
    [
      { id: 'aaaa-1', ...imported, socket: { ...socket, durationMs: 1500 } },
      { id: 'aaaa-2', ...imported, socket },
      { id: 'aaaa-3', url: 'http://api.test/events', status: 200, socket }
    ],
    home
  )
  const rows = (await ask(home)).stdout.trimEnd().split('\n')
  expect(rows[0]).toMatch(/ SSE {6}200 .*↑1 ↓1 {2}http:\/\/api\.test\/events$/)
  expect(rows[1]).toMatch(/ — {8} {5} {10}— {6}↑1 ↓1 {2}feed\.ndjson$/)
  expect(rows[2]).toMatch(/ — {8} {5} {5}1\.50 s {6}↑1 ↓1 {2}feed\.ndjson$/)
})

it('has nothing to list where nothing was sent', async () => {
  const home = join(await temporaryFolder(), 'none')
  const { status, stdout, stderr } = await ask(home)
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  expect(stderr).toContain('The history is empty')
  expect(() => statSync(home)).toThrow()
})

it('says where no history can be, since a file is in the way', async () => {
  const home = join(await temporaryFolder(), 'file')
  writeFileSync(home, '')
  const { status, stderr } = await ask(home)
  expect(stderr).toMatch(/^sonde: A part of the path \/.* is no folder\. Move the file .*\n$/)
  expect(stderr).not.toContain('ENOTDIR')
  expect(status).toBe(23)
})

it('lists in ASCII where the locale has no more', async () => {
  const home = await temporaryFolder()
  const counted = { messages: 2, bytes: 3 }
  const socket = { log: 'l', lanes: 1, logBytes: 0, durationMs: 0, sent: counted, received: counted }
  await historyOf([{ id: 'aaaa-1', url: 'ws://api.test/', socket }], home)
  const env = { SONDE_HOME: home, LC_ALL: 'C' }
  const { stdout } = await sonde(['history'], '', { env })
  expect(stdout).toMatch(/ \^2 v2 /)
  expect(stdout).toMatch(/^[\x20-\x7e\n]+$/)
})

it('says that several are listed by the same ID', async () => {
  const home = await temporaryFolder()
  const ids = ['aaaaaaaa-1111', 'aaaaaaaa-2222'] as const
  await historyOf([{ id: ids[0] }, { id: ids[1], withBody: true }], home)
  const { status, stderr } = await ask(home, 'show', 'aaaaaaaa')
  expect(stderr).toContain(`“aaaaaaaa”: 2 are listed so, such as ${ids[1]} and ${ids[0]}`)
  expect(status).toBe(2)
  expect(await ask(home, 'show', ids[1])).toMatchObject({ status: 0, stdout: BODY })
})

it('says so when nothing matches', async () => {
  const home = await temporaryFolder()
  await historyOf(SOME, home)
  const { status, stdout, stderr } = await ask(home, '--status', '2xx', '--method', 'PUT')
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  expect(stderr).toBe('sonde: Nothing in the history matches.\n')
})

it.each([
  [['show'], 2, 'The ID is missing'],
  [['show', 'zzz'], 2, '“zzz” is not in the history'],
  [['show', 'aaaa'], 2, '“aaaa”: 3 begin so'],
  [['show', 'aaaa-1', '--print', 'ndjson'], 2, '--print ndjson: this is no session'],
  [['show', 'aaaa-1', '--print', 'xml'], 2, '--print xml: write body, exchange, har or ndjson'],
  [['show', 'aaaa-2'], 1, 'The body is not kept'],
  [['show', 'aaaa-1', '--status', '404'], 2, '--status: goes with the list'],
  [['show', 'aaaa-1', '--json'], 2, '--json: goes with the list'],
  [['--status', '6xx'], 2, '--status 6xx'],
  [['--limit', 'all'], 2, '--limit all'],
  [['--print', 'har'], 2, '--print: goes with'],
  [['list'], 2, '“list”: write sonde history']
])('says what is wrong with %j', async (args, wanted, problem) => {
  const home = await temporaryFolder()
  await historyOf(SOME, home)
  const { status, stdout, stderr } = await ask(home, ...args)
  expect({ status, stdout }).toEqual({ status: wanted, stdout: '' })
  expect(stderr).toContain(problem)
  expect(stderr.trimEnd()).not.toContain('\n')
})
