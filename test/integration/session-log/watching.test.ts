import { expect, it } from 'vitest'
import { SessionLog } from '#engine/session-log/session-log.ts'
import { beginLog, filterOf, message, openLog, writtenLog } from '#test/fixtures/session-logs.ts'
import { until } from '#test/fixtures/until.ts'

const WANTED = new AbortController().signal

it('tells how far a log has come, until it is closed', async () => {
  const { writer, folder } = await beginLog()
  const log = await openLog(folder, writer)
  const told = log.watch(WANTED)
  expect((await told.next()).value).toMatchObject({ next: 0, live: true })
  writer.addMessage(message('one'))
  await until(told, ({ next }) => next === 1)
  writer.noteWire(1, 2)
  await until(told, ({ wire }) => wire.received === 2)
  await log.mark(0, true)
  await until(told, ({ marks }) => marks.length === 1)
  await writer.close()
  await until(told, ({ live }) => !live)
  await log.mark(0, false)
  await until(told, ({ marks }) => marks.length === 0)
  await log.close()
  expect(await told.next()).toMatchObject({ done: true })
})

it('tells of one that another process writes, by what is on disk', async () => {
  const { writer, folder } = await beginLog()
  const log = await SessionLog.open(folder, { isLive: async () => !writer.isClosed })
  const told = log.watch(WANTED)
  await until(told, ({ live }) => live)
  writer.addMessage(message('one'))
  writer.noteWire(10, 20)
  await until(told, ({ next }) => next === 1)
  await writer.close()
  await until(told, ({ live, wire }) => !live && wire.sent === 10)
  await log.close()
})

it('says where a message lies, and reads parts of it', async () => {
  const folder = await writtenLog([message('first'), message('hello', { opcode: 'ping' })])
  const log = await openLog(folder)
  expect(await log.payload(1)).toMatchObject({ opcode: 'ping', isCovered: false, offset: 5, size: 5 })
  expect(Buffer.from(await log.readPayload(1, 1, 3)).toString()).toBe('ell')
  expect(await log.readPayload(1, 7, 3)).toHaveLength(0)
  await expect(log.payload(2)).rejects.toMatchObject({ code: 'IO', reason: 'not-kept' })
  expect(await log.exchange(1)).toBeUndefined()
})

it('answers nothing of a filter that has ended', async () => {
  const log = await openLog(await writtenLog([message('a')]))
  const filtering = log.filter(filterOf({}))
  const events = filtering.run(WANTED)
  await until(events, ({ upToDate }) => upToDate)
  await events.return(undefined)
  await expect(filtering.found(0, 1)).rejects.toMatchObject({ code: 'IO', reason: 'log-closed' })
})

it('opens no log where there is none', async () => {
  const opening = SessionLog.open('/nowhere/at/all')
  await expect(opening).rejects.toMatchObject({ code: 'IO', reason: 'not-kept' })
})
