import { afterEach, expect, it, vi } from 'vitest'
import { holdLog, openLog, useLogs } from '#renderer/state/session-logs.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import { AsyncQueue } from '#shared/rpc/async-queue.ts'
import { connectPage, pageFrames } from '../page-host.ts'

/** What a page has, and modules look at when they are loaded. */
vi.hoisted(() => {
  vi.stubGlobal('location', new URL('app://sonde/'))
  vi.stubGlobal('navigator', { userAgent: '' })
})

afterEach(() => expect(useLogs.getState()).toEqual({}))

const NONE = { messages: 0, bytes: 0 }

function standing(next: number): LogStanding {
  return {
    ...{ startedAt: '', first: 0, next, bytes: 0, dropped: NONE, sent: NONE, received: NONE, lanes: 1 },
    ...{ wire: { sent: 0, received: 0 }, keptFromMs: 0, lastMs: next, live: true, problems: [], marks: [] }
  }
}

/** A host whose logs are told by the test. */
async function hostOfLogs() {
  const opened: { id: string; told: AsyncQueue<LogStanding>; left: () => boolean }[] = []
  const frames = pageFrames()
  const page = await connectPage<'log.open'>({
    'log.open': ({ id }, { signal }) => {
      const told = new AsyncQueue<LogStanding>()
      signal.addEventListener('abort', () => told.end())
      opened.push({ id, told, left: () => signal.aborted })
      return told
    }
  })
  const latest = async (count = 1) => {
    await expect.poll(() => opened.length).toBe(count)
    const last = opened[count - 1]
    if (!last) throw new Error('it was opened')
    return last
  }
  return { ...page, frames, opened, latest }
}

it('opens a log once for all who hold it, and gives it back with the last', async () => {
  const { opened, latest } = await hostOfLogs()
  const [one, other] = [holdLog('a'), holdLog('a')]
  const { told, left } = await latest()
  told.push(standing(1))
  await expect.poll(() => useLogs.getState().a?.standing?.next).toBe(1)
  one()
  expect(useLogs.getState().a).toBeDefined()
  other()
  expect(useLogs.getState().a).toBeUndefined()
  await expect.poll(left).toBe(true)
  expect(opened).toHaveLength(1)
})

it('shows the first word at once, and of what comes in a frame the latest', async () => {
  const { frames, latest } = await hostOfLogs()
  const shown: (number | undefined)[] = []
  const release = holdLog('a')
  const stop = useLogs.subscribe(({ a }) => shown.push(a?.standing?.next))
  const { told } = await latest()
  for (const next of [1, 2, 3, 4]) told.push(standing(next))
  await expect
    .poll(() => {
      frames.draw()
      return shown.at(-1)
    })
    .toBe(4)
  expect(shown[0]).toBe(1)
  stop()
  release()
})

it('opens it anew on the next connection, and counts that', async () => {
  const { lose, latest } = await hostOfLogs()
  const release = holdLog('a')
  const { told } = await latest()
  told.push(standing(5))
  await expect.poll(() => useLogs.getState().a).toMatchObject({ opened: 1 })
  lose()
  const again = await latest(2)
  expect(useLogs.getState().a?.standing?.next).toBe(5)
  again.told.push(standing(7))
  await expect.poll(() => useLogs.getState().a).toMatchObject({ opened: 2, standing: { next: 7 } })
  release()
})

it('says why one cannot be read', async () => {
  const { latest } = await hostOfLogs()
  const release = holdLog('a')
  const { told } = await latest()
  told.fail(new ClientError('IO', { reason: 'not-kept' }))
  await expect.poll(() => useLogs.getState().a?.failed).toMatchObject({ code: 'IO', reason: 'not-kept' })
  release()
})

it('waits until one can be read, and gives back what cannot', async () => {
  const { latest } = await hostOfLogs()
  const opening = openLog('a')
  const { told } = await latest()
  told.push(standing(1))
  const release = await opening
  expect(useLogs.getState().a).toBeDefined()
  release()

  const refused = openLog('b')
  const other = await latest(2)
  other.told.fail(new ClientError('IO', { reason: 'not-kept' }))
  await expect(refused).rejects.toMatchObject({ code: 'IO', reason: 'not-kept' })
})
