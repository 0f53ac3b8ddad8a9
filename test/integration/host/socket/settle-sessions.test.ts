import { expect, it } from 'vitest'
import { SessionLogWriter } from '#engine/session-log/write/session-log-writer.ts'
import { settleSessions } from '#host/log/settle-sessions.ts'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { message } from '#test/fixtures/session-logs.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { HistoryStore } from '#workspace/history/history-store.ts'
import { SessionLogStore } from '#workspace/session-logs/session-log-store.ts'

it('deletes logs that nobody writes and nobody lists, but for young ones', async () => {
  const home = await temporaryFolder()
  const store = new SessionLogStore(home)
  const begin = async (startedAt: string) => {
    const { id, path } = await store.create()
    const writer = await SessionLogWriter.create(path, { startedAt })
    writer.addMessage(message('hello'))
    await writer.close()
    return id
  }
  const old = await begin('2020-01-01T00:00:00.000Z')
  const live = await begin('2020-01-01T00:00:00.000Z')
  const young = await begin(new Date().toISOString())
  await store.release(old)
  await store.release(young)
  await settleSessions(new HistoryStore(home, DEFAULT_PREFERENCES.history), store)
  expect((await store.list()).map(({ id }) => id).sort()).toEqual([live, young].sort())
})
