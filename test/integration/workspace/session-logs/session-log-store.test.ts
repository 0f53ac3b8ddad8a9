import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { startOf } from '#workspace/process-start.ts'
import { SessionLogStore } from '#workspace/session-logs/session-log-store.ts'

it('keeps a folder for each log, and says who still writes it', async () => {
  const home = await temporaryFolder()
  const store = new SessionLogStore(home)
  expect(await store.list()).toEqual([])
  const { id, path } = await store.create()
  await writeFile(join(path, '000001.data'), 'hello')
  expect(await store.list()).toEqual([{ id, bytes: 5, live: true, changedMs: expect.any(Number) }])
  expect(await new SessionLogStore(home).pathOf(id)).toBe(path)
  expect(await store.sizeOf(id)).toBe(5)
  await store.release(id)
  expect(await store.isLive(id)).toBe(false)
  await store.delete(id)
  await store.delete(id)
  expect(await store.sizeOf(id)).toBe(0)
  expect(await store.list()).toEqual([])
  await expect(store.pathOf(id)).rejects.toMatchObject({ code: 'IO', reason: 'not-kept' })
})

it('knows a log that another process writes, and leaves it to that one', async () => {
  const home = await temporaryFolder()
  const store = new SessionLogStore(home)
  const { id, path } = await store.create()
  await store.release(id)
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore']
  })
  onTestFinished(() => void child.kill())
  await once(child, 'spawn')
  await writeFile(join(path, `writer-${child.pid}.${(await startOf(child.pid ?? 0)) ?? ''}`), '')
  expect(await store.isLive(id)).toBe(true)
  await expect(store.delete(id)).rejects.toMatchObject({ code: 'IO', reason: 'EBUSY' })
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await store.isLive(id)).toBe(false)
  await store.delete(id)
  expect(await store.list()).toEqual([])
})

it.each(['..', '', 'x', '../history', '00000000-0000-0000-0000-000000000000/..'])(
  'knows no log %j',
  async id => {
    const home = await temporaryFolder()
    await mkdir(join(home, 'sessions'), { recursive: true })
    await writeFile(join(home, 'kept'), '')
    const store = new SessionLogStore(home)
    await expect(store.pathOf(id)).rejects.toMatchObject({ reason: 'not-kept' })
    await store.delete(id)
    await store.release(id)
    expect(await store.isLive(id)).toBe(false)
    await writeFile(join(home, 'kept'), '', { flag: 'r+' })
  }
)
