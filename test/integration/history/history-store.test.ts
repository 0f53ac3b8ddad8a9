import { appendFile, mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { type HistoryInput, HistoryStore } from '#workspace/history/history-store.ts'

let home: string
const LIMITS = DEFAULT_PREFERENCES.history

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'sonde-history-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

function inputOf(id: string, second: number, change: Partial<HistoryInput> = {}): HistoryInput {
  const startedAt = new Date(Date.now() - 1_000_000 + second * 1000).toISOString()
  const url = `http://api.test/${id}`
  return {
    entry: { id, startedAt, method: 'GET', url, totalMs: 5, hops: 1, source: {} },
    exchange: {
      id,
      startedAt,
      request: { method: 'GET', url, headers: [], body: { kind: 'empty' } },
      hops: [],
      totalMs: 5,
      insecure: false
    },
    draft: { ...BLANK_DRAFT, url },
    responseText: '',
    ...change
  }
}

const idsOf = async (store: HistoryStore, text?: string) =>
  (await store.list({ limit: 100, ...(text !== undefined && { text }) })).entries.map(({ id }) => id)

const filesOf = async (suffix: string) =>
  (await readdir(join(home, 'history'))).filter(name => name.endsWith(suffix))

describe('the history of a data folder', () => {
  it('is there again for the next process, latest first and page by page', async () => {
    const writer = new HistoryStore(home, LIMITS)
    for (let n = 0; n < 5; n++) await writer.record(inputOf(`r${n}`, n))
    const reader = new HistoryStore(home, LIMITS)
    const first = await reader.list({ limit: 2 })
    expect(first.entries.map(({ id }) => id)).toEqual(['r4', 'r3'])
    const second = await reader.list({ limit: 2, before: first.next ?? '' })
    expect(second.entries.map(({ id }) => id)).toEqual(['r2', 'r1'])
    const third = await reader.list({ limit: 2, before: second.next ?? '' })
    expect(third.entries.map(({ id }) => id)).toEqual(['r0'])
    expect(third.next).toBeUndefined()
    expect((await reader.read('r3')).draft.url).toBe('http://api.test/r3')
  })

  it('shows what another process adds and deletes', async () => {
    const [one, two] = [new HistoryStore(home, LIMITS), new HistoryStore(home, LIMITS)]
    await one.record(inputOf('a', 1))
    await two.record(inputOf('b', 2))
    await one.record(inputOf('c', 3))
    expect(await idsOf(two)).toEqual(['c', 'b', 'a'])
    await two.delete(['a', 'c'])
    expect(await idsOf(one)).toEqual(['b'])
    await expect(one.read('a')).rejects.toMatchObject({ code: 'IO', reason: 'not-kept' })
    expect(await idsOf(new HistoryStore(home, LIMITS))).toEqual(['b'])
  })

  it('finds what holds every word, in URLs, headers and bodies, whatever the case', async () => {
    const store = new HistoryStore(home, LIMITS)
    await store.record(inputOf('orders', 1, { responseText: '{"customer": "Ünal"}' }))
    await store.record(inputOf('invoices', 2, { responseText: '{"customer": "Smith"}' }))
    expect(await idsOf(store, 'customer')).toEqual(['invoices', 'orders'])
    expect(await idsOf(store, 'ÜNAL api.test')).toEqual(['orders'])
    expect(await idsOf(store, 'ünal smith')).toEqual([])
  })

  it('drops the oldest beyond its limits, bodies too', async () => {
    const store = new HistoryStore(home, { ...LIMITS, maxCount: 2 })
    const saveBody = (path: string) => writeFile(path, 'body')
    for (let n = 0; n < 4; n++) await store.record(inputOf(`r${n}`, n, { saveBody }))
    expect(await idsOf(store)).toEqual(['r3', 'r2'])
    expect((await readdir(join(home, 'history', 'bodies'))).sort()).toEqual(['r2', 'r3'])
    await store.setLimits({ ...LIMITS, maxCount: 1 })
    expect(await idsOf(store)).toEqual(['r3'])
    expect(await readFile(await store.body('r3'), 'utf8')).toBe('body')
  })

  it('takes in several at once, each with its text and body, and drops several', async () => {
    const store = new HistoryStore(home, { ...LIMITS, maxCount: 3 })
    const some = (...numbers: number[]) =>
      numbers.map(n =>
        inputOf(`r${n}`, n, { responseText: `word${n}`, saveBody: path => writeFile(path, `body ${n}`) })
      )
    await store.recordAll(some(0, 1))
    await store.recordAll(some(2, 3, 4))
    for (const each of [store, new HistoryStore(home, LIMITS)]) {
      expect(await idsOf(each)).toEqual(['r4', 'r3', 'r2'])
      expect(await idsOf(each, 'word3')).toEqual(['r3'])
      expect((await each.read('r3')).entry.id).toBe('r3')
      expect(await readFile(await each.body('r4'), 'utf8')).toBe('body 4')
    }
    await store.delete(['r4', 'r2', 'gone'])
    expect(await idsOf(new HistoryStore(home, LIMITS))).toEqual(['r3'])
    expect(await readdir(join(home, 'history', 'bodies'))).toEqual(['r3'])
  })

  it('keeps an exchange whose body cannot be kept, and says so', async () => {
    const store = new HistoryStore(home, LIMITS)
    await store.record(inputOf('a', 1, { saveBody: () => Promise.reject(new Error('no space')) }))
    expect((await store.read('a')).bodyKept).toBe(false)
  })

  it('is empty after it was cleared, and leaves no files of other processes that have ended', async () => {
    const store = new HistoryStore(home, LIMITS)
    await store.record(inputOf('a', 1))
    await store.clear()
    expect(await idsOf(store)).toEqual([])
    expect(await idsOf(new HistoryStore(home, LIMITS))).toEqual([])
  })

  it('keeps nothing on disk of what was deleted, also while others write', async () => {
    const [one, two] = [new HistoryStore(home, LIMITS), new HistoryStore(home, LIMITS)]
    const secret = { responseText: 'PRIVATE', draft: { ...BLANK_DRAFT, url: 'http://private.test/PRIVATE' } }
    await one.record(inputOf('kept', 1))
    await one.record(inputOf('gone', 2, secret))
    await two.delete(['gone'])
    await one.record(inputOf('later', 3))
    for (const name of await readdir(join(home, 'history'))) {
      if (!name.includes('.')) continue
      const content = await readFile(join(home, 'history', name), 'latin1')
      expect(content.toLowerCase()).not.toContain('private')
      expect(content).not.toContain('api.test/gone')
    }
    expect(await idsOf(two)).toEqual(['later', 'kept'])
    expect(await idsOf(new HistoryStore(home, LIMITS))).toEqual(['later', 'kept'])
    await one.clear()
    expect((await readdir(join(home, 'history'))).filter(name => name.includes('.'))).toEqual([])
    await one.record(inputOf('anew', 4))
    expect(await idsOf(two)).toEqual(['anew'])
  })

  it('holds all processes together to its limits', async () => {
    const limits = { ...LIMITS, maxCount: 3 }
    const [one, two] = [new HistoryStore(home, limits), new HistoryStore(home, limits)]
    for (let n = 0; n < 6; n++) await (n % 2 ? one : two).record(inputOf(`r${n}`, n))
    expect(await idsOf(one)).toEqual(['r5', 'r4', 'r3'])
  })

  it('tells how much there is, and when that changes', async () => {
    const store = new HistoryStore(home, LIMITS)
    const other = new HistoryStore(home, LIMITS)
    const abort = new AbortController()
    const extents = store.watch(abort.signal)
    expect((await extents.next()).value).toEqual({ count: 0, bytes: 0 })
    await other.record(inputOf('a', 1))
    let told = await extents.next()
    // The files of one record do not all appear at the same moment.
    while (told.value?.count === 0) told = await extents.next()
    expect(told.value?.count).toBe(1)
    abort.abort()
    await extents.return(undefined)
  })
})

describe('a damaged index', () => {
  it('is told once, what it cannot say is kept, and the rest of it can be read', async () => {
    await writeDamaged(['a', 'b'], 'half a line')
    const store = new HistoryStore(home, LIMITS)
    const problems = await store.check()
    const [kept = ''] = await filesOf('.broken')
    expect(problems).toEqual([expect.stringContaining(kept)])
    const lines = (await readFile(join(home, 'history', kept), 'utf8')).split('\n')
    expect(lines).toEqual([expect.stringContaining('{"entry":#"id":"a"'), 'half a line', ''])
    expect(await idsOf(store)).toEqual(['b'])
    for (const next of [store, new HistoryStore(home, LIMITS)]) expect(await next.check()).toEqual([])
    expect(await idsOf(new HistoryStore(home, LIMITS))).toEqual(['b'])
  })

  it.each([[['a', 'b']], [['a']]])('leaves nothing on disk when %j is cleared', async ids => {
    await writeDamaged(ids)
    const store = new HistoryStore(home, LIMITS)
    expect(await store.check()).toHaveLength(1)
    await store.clear()
    expect(await readdir(join(home, 'history'))).toEqual(['bodies'])
  })

  it('keeps nothing of what is deleted, or expires', async () => {
    await writeDamaged(['a', 'b', 'c', 'd'])
    const store = new HistoryStore(home, LIMITS)
    expect(await store.check()).toHaveLength(1)
    await store.delete(['b'])
    await store.setLimits({ ...LIMITS, maxCount: 1 })
    for (const name of await filesOf('')) {
      if (name === 'bodies') continue
      expect(await readFile(join(home, 'history', name), 'utf8')).not.toMatch(/api\.test\/[bc]/)
    }
    await store.delete(['d'])
    expect(await readdir(join(home, 'history'))).toEqual(['bodies'])
  })

  /** Records of a process that has ended, of which the line of `a` is no JSON, and at the end `torn`. */
  async function writeDamaged(ids: readonly string[], torn = ''): Promise<void> {
    const writer = new HistoryStore(home, LIMITS)
    for (const [n, id] of ids.entries()) await writer.record(inputOf(id, n))
    expect(await writer.check()).toEqual([])
    const folder = join(home, 'history')
    for (const name of await filesOf(''))
      await rename(join(folder, name), join(folder, name.replace(/-\d+\./, '-999999999.')))
    const [index = ''] = await filesOf('.index.ndjson')
    const text = await readFile(join(folder, index), 'utf8')
    await writeFile(join(folder, index), text.replace('{"entry":{"id":"a"', '{"entry":#"id":"a"') + torn)
  }
})

describe('after a crash', () => {
  it('a record without its line in the index is not there, and the next ones are', async () => {
    const store = new HistoryStore(home, LIMITS)
    await store.record(inputOf('a', 1))
    const [records = ''] = (await filesOf('.ndjson')).filter(name => !name.includes('.index.'))
    await appendFile(join(home, 'history', records), '{"entry":{"id":"torn","startedA')
    await store.record(inputOf('b', 2))
    const reader = new HistoryStore(home, LIMITS)
    expect(await idsOf(reader)).toEqual(['b', 'a'])
    expect((await reader.read('b')).entry.id).toBe('b')
  })

  it.each([2, 5, 40])('an index that lost its last %i bytes still tells the others', async lost => {
    const store = new HistoryStore(home, LIMITS)
    await store.record(inputOf('a', 1))
    await store.record(inputOf('b', 2))
    const [index = ''] = await filesOf('.index.ndjson')
    const path = join(home, 'history', index)
    await truncate(path, (await readFile(path)).length - lost)
    const reader = new HistoryStore(home, LIMITS)
    expect(await idsOf(reader)).toEqual(['a'])
    await reader.delete(['a'])
    expect(await idsOf(new HistoryStore(home, LIMITS))).toEqual([])
  })
})
