import { mkdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SessionLogWriter } from '#engine/session-log/write/session-log-writer.ts'
import { importSession } from '#host/log/import-session.ts'
import { SessionLogs } from '#host/log/session-logs.ts'
import { settleSessions } from '#host/log/settle-sessions.ts'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { message } from '#test/fixtures/session-logs.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { HistoryStore } from '#workspace/history/history-store.ts'
import { SessionLogStore } from '#workspace/session-logs/session-log-store.ts'

const LONG_AGO = new Date('2020-01-01T00:00:00.000Z')

async function dataFolder() {
  const home = await temporaryFolder()
  const store = new SessionLogStore(home)
  const history = new HistoryStore(home, DEFAULT_PREFERENCES.history)
  const age = (id: string) => utimes(join(home, 'sessions', id), LONG_AGO, LONG_AGO)
  return { home, store, history, age }
}

it('deletes logs that nobody writes and nobody lists, but for young ones', async () => {
  const { store, history, age } = await dataFolder()
  const begin = async () => {
    const { id, path } = await store.create()
    const writer = await SessionLogWriter.create(path, { startedAt: LONG_AGO.toISOString() })
    writer.addMessage(message('hello'))
    await writer.close()
    return id
  }
  const [old, live, young] = [await begin(), await begin(), await begin()]
  await store.release(old)
  await store.release(young)
  await age(old)
  await age(live)
  await settleSessions(history, store)
  expect((await store.list()).map(({ id }) => id).sort()).toEqual([live, young].sort())
})

it('deletes folders too in which there is no log, and is not kept from the next one by it', async () => {
  const { home, store, history, age } = await dataFolder()
  const ids = ['0', '1', '2'].map(digit => `${digit.repeat(8)}-0000-4000-8000-000000000000`)
  for (const id of ids) await mkdir(join(home, 'sessions', id), { recursive: true })
  const [first = '', second = '', young = ''] = ids
  await age(first)
  await age(second)
  await settleSessions(history, store)
  expect((await store.list()).map(({ id }) => id)).toEqual([young])
})

it('leaves a log alone that another process is about to list', async () => {
  const { store, history } = await dataFolder()
  let claimed: boolean[] = []
  class Observed extends HistoryStore {
    override async record(...args: Parameters<HistoryStore['record']>): ReturnType<HistoryStore['record']> {
      claimed = (await store.list()).map(({ live }) => live)
      return super.record(...args)
    }
  }
  const observed = new Observed(await temporaryFolder(), DEFAULT_PREFERENCES.history)
  const logs = new SessionLogs(store, () => history.limits)
  const file = Buffer.from('{"direction":"sent","opcode":"text","text":"a","at":"2020-01-01T00:00:00Z"}')
  async function* chunks() {
    yield file
  }
  const told = []
  const input = { name: 'old.ndjson', size: file.length }
  const { signal } = new AbortController()
  for await (const progress of importSession(input, chunks(), { logs, history: observed }, signal))
    told.push({ ...progress, live: (await store.list()).map(({ live }) => live) })
  expect(claimed).toEqual([true])
  expect(told.at(-1)).toMatchObject({ entries: 1, id: expect.any(String), live: [false] })
})
