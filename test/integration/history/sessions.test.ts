import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { HistorySession } from '#shared/model/history.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { type HistoryInput, HistoryStore } from '#workspace/history/history-store.ts'
import { SessionLogStore } from '#workspace/session-logs/session-log-store.ts'

const LIMITS = DEFAULT_PREFERENCES.history
const NONE = { messages: 0, bytes: 0 }
const LOG = '01234567-89ab-cdef-0123-456789abcdef'

const session = (facts: Partial<HistorySession> = {}): HistorySession => ({
  log: LOG,
  sent: NONE,
  received: NONE,
  lanes: 1,
  durationMs: 5,
  logBytes: 0,
  ...facts
})

function inputOf(id: string, url: string, socket?: HistorySession): HistoryInput {
  const startedAt = new Date().toISOString()
  const request = { method: 'GET', url, headers: [], body: { kind: 'empty' as const } }
  return {
    entry: {
      ...{ id, startedAt, method: 'GET', url, totalMs: 5, hops: 0, source: {} },
      ...(socket && { socket })
    },
    exchange: { id, startedAt, request, hops: [], totalMs: 5, insecure: false },
    draft: { ...BLANK_DRAFT, url },
    responseText: 'Spoken'
  }
}

async function bytesIn(home: string): Promise<string> {
  const folder = join(home, 'history')
  const names = (await readdir(folder)).filter(name => name.includes('ndjson') || name.endsWith('.text'))
  return (await Promise.all(names.map(name => readFile(join(folder, name), 'utf8')))).join('')
}

async function segmentsIn(home: string): Promise<string[]> {
  return (await readdir(join(home, 'history'))).filter(name => name.endsWith('.index.ndjson'))
}

it('brings a session up to date in its place, also one of another process, and finds it as before', async () => {
  const home = await temporaryFolder()
  const writer = new HistoryStore(home, LIMITS)
  await writer.record(inputOf('a', 'ws://a.test/', session({ live: true, durationMs: 111_111 })))
  await writer.record(inputOf('b', 'http://b.test/'))
  const other = new HistoryStore(home, LIMITS)
  for (const store of [writer, other]) {
    expect(await store.updateSession('a', session({ code: 1000, logBytes: 50 }))).toBe(true)
    for (const reader of [writer, other, new HistoryStore(home, LIMITS)]) {
      const { entries } = await reader.list({ limit: 10 })
      expect(entries.map(({ id }) => id)).toEqual(['b', 'a'])
      expect(entries[1]?.socket).toEqual(session({ code: 1000, logBytes: 50 }))
      expect((await reader.list({ limit: 10, text: 'spoken a.test' })).entries).toMatchObject([{ id: 'a' }])
      expect((await reader.read('a')).draft.url).toBe('ws://a.test/')
    }
  }
  expect(await writer.updateSession('none', session())).toBe(false)
  await other.delete(['a'])
  expect(await bytesIn(home)).not.toMatch(/111111|a\.test/)
})

it('says how a session stands in few bytes each time, and whether it is kept any more', async () => {
  const home = await temporaryFolder()
  const store = new HistoryStore(home, LIMITS)
  await store.record({ ...inputOf('a', 'ws://a.test/', session()), responseText: 'x'.repeat(32 * 1024) })
  const bytes = async () => Buffer.byteLength(await bytesIn(home))
  const before = await bytes()
  for (let n = 0; n < 500; n++) await store.updateSession('a', session({ lanes: n }))
  expect(((await bytes()) - before) / 500).toBeLessThan(256)
  // What others delete of it is gone.
  await new HistoryStore(home, LIMITS).delete(['a'])
  expect(await store.updateSession('a', session())).toBe(false)
})

it('leaves a segment that has grown for a new one, and keeps none of its own in which nothing is', async () => {
  const home = await temporaryFolder()
  const store = new HistoryStore(home, LIMITS)
  await store.record(inputOf('a', 'ws://a.test/', session()))
  const own = await segmentsIn(home)
  // As many updates leave it.
  await appendFile(join(home, 'history', own[0] ?? ''), `\n${' '.repeat(5 * 1024 * 1024)}\n`)
  for (let n = 0; n < 3; n++) expect(await store.updateSession('a', session({ lanes: n }))).toBe(true)
  const [left, ...more] = await segmentsIn(home)
  expect(left).not.toBe(own[0])
  expect(more).toEqual([])
  expect(Buffer.byteLength(await bytesIn(home))).toBeLessThan(10_000)
  expect((await store.list({ limit: 10 })).entries).toMatchObject([{ id: 'a', socket: { lanes: 2 } }])
})

it('keeps an exchange in the place of the record of its id', async () => {
  const home = await temporaryFolder()
  const store = new HistoryStore(home, LIMITS)
  await store.record(inputOf('a', 'http://before.test/'))
  await store.record(inputOf('a', 'http://after.test/'))
  const reader = new HistoryStore(home, LIMITS)
  expect((await reader.list({ limit: 10 })).entries).toMatchObject([{ url: 'http://after.test/' }])
  expect(await bytesIn(home)).not.toContain('before.test')
  await reader.delete(['a'])
  expect((await store.list({ limit: 10 })).entries).toEqual([])
})

it('counts the bytes of the log, and deletes it with the record', async () => {
  const home = await temporaryFolder()
  const store = new HistoryStore(home, LIMITS)
  const folder = join(home, 'sessions', LOG)
  await mkdir(folder, { recursive: true })
  await store.record(inputOf('a', 'ws://a.test/', session({ logBytes: 5_000_000 })))
  const { value } = await store.watch(new AbortController().signal).next()
  expect(value?.bytes).toBeGreaterThan(5_000_000)
  expect([...(await store.sessions()).keys()]).toEqual([LOG])
  await store.setLimits({ ...LIMITS, maxBytes: 4_000_000 })
  expect(await readdir(join(home, 'sessions'))).toEqual([])
})

it('leaves the log of a session that goes on to whoever holds it', async () => {
  const home = await temporaryFolder()
  const store = new HistoryStore(home, LIMITS)
  const logs = new SessionLogStore(home)
  const { id } = await logs.create()
  await store.record(inputOf('a', 'ws://a.test/', session({ log: id, live: true })))
  await store.delete(['a'])
  expect((await logs.list()).map(log => log.id)).toEqual([id])
  expect(await store.updateSession('a', session({ log: id }))).toBe(false)
})
