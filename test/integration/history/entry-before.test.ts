import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { entryBefore } from '#host/entry-before.ts'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { HistorySource } from '#shared/model/history.ts'
import { HistoryStore } from '#workspace/history/history-store.ts'

let home: string
let history: HistoryStore
let second = 0

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'sonde-history-'))
  history = new HistoryStore(home, DEFAULT_PREFERENCES.history)
})
afterEach(async () => {
  await history.close()
  await rm(home, { recursive: true, force: true })
})

async function keep(id: string, url: string, source: HistorySource = {}, method = 'GET'): Promise<void> {
  const startedAt = new Date(Date.now() - 1_000_000 + second++ * 1000).toISOString()
  const exchange = {
    ...{ id, startedAt, hops: [], totalMs: 5, insecure: false },
    request: { method, url, headers: [], body: { kind: 'empty' as const } }
  }
  const entry = { id, startedAt, method, url, totalMs: 5, hops: 1, source }
  await history.record({ entry, exchange, draft: { ...BLANK_DRAFT, url }, responseText: '' })
}

const before = async (id: string) => (await entryBefore(id, history)).before?.id

it('finds the exchange before of the same request, however many lie between and came since', async () => {
  await keep('first', 'http://api.test/a?page=1')
  for (let n = 0; n < 505; n++) await keep(`other ${n}`, 'http://api.test/b')
  await keep('last', 'http://api.test/a?page=2')
  await keep('since', 'http://api.test/a?page=3')
  expect(await before('last')).toBe('first')
  expect(await before('since')).toBe('last')
  expect(await before('first')).toBeUndefined()
})

it('tells requests apart by their file, else by method and address', async () => {
  await keep('loose', 'http://api.test/a')
  await keep('posted', 'http://api.test/a', {}, 'POST')
  await keep('filed', 'http://api.test/old', { collectionId: 'c', path: 'a.yml' })
  await keep('of another file', 'http://api.test/a', { collectionId: 'c', path: 'b.yml' })
  await keep('loose again', 'http://api.test/a')
  await keep('filed again', 'http://api.test/new', { collectionId: 'c', path: 'a.yml' })
  expect(await before('loose again')).toBe('loose')
  expect(await before('filed again')).toBe('filed')
  expect(await before('posted')).toBeUndefined()
})

it('says when it is not kept', async () => {
  await expect(before('gone')).rejects.toMatchObject({ code: 'IO', reason: 'not-kept' })
})
