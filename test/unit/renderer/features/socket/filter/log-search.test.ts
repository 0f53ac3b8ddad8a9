import { expect, it, onTestFinished, vi } from 'vitest'
import { LogSearch, type SearchTold } from '#renderer/features/socket/filter/log-search.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { AsyncQueue } from '#shared/rpc/async-queue.ts'
import { filterOf } from '../../../../../fixtures/session-logs.ts'
import { connectPage, pageFrames } from '../../../page-host.ts'

/** What a page has, and modules look at when they are loaded. */
vi.hoisted(() => {
  vi.stubGlobal('location', new URL('app://sonde/'))
  vi.stubGlobal('navigator', { userAgent: '' })
})

type Found = NonNullable<SearchTold['found']>

/** A log that is looked through by the test. */
async function searching() {
  const asked: { text: string | undefined; told: AsyncQueue<Found>; left: () => boolean }[] = []
  const frames = pageFrames()
  await connectPage<'log.filter'>({
    'log.filter': ({ filter }, { signal }) => {
      const told = new AsyncQueue<Found>()
      signal.addEventListener('abort', () => told.end())
      asked.push({ text: filter.show.query?.text, told, left: () => signal.aborted })
      return told
    }
  })
  const told: SearchTold[] = []
  const search = new LogSearch(next => told.push(next))
  const begin = (text: string) => search.begin({ id: 'a', filter: withText(text) })
  const nth = async (n: number) => {
    await expect.poll(() => asked.length).toBeGreaterThan(n)
    const one = asked[n]
    if (!one) throw new Error('it was asked')
    return one
  }
  const last = () => {
    frames.draw()
    return told.at(-1)
  }
  return { search, begin, asked, nth, told, last }
}

const withText = (text: string) =>
  filterOf({ query: { text, matchCase: false, wholeWord: false, regex: false } })
const found = (filterId: string, matches: number): Found => ({
  ...{ filterId, matches, searched: 10, upToDate: false }
})

it('asks for what was typed last, once one pauses', async () => {
  const { begin, asked, nth } = await searching()
  begin('h')()
  begin('he')()
  begin('hey')
  expect(asked).toEqual([])
  expect((await nth(0)).text).toBe('hey')
})

it('keeps what the filter before has found until the first word of the next', async () => {
  const { begin, nth, last } = await searching()
  begin('one')
  const first = await nth(0)
  first.told.push(found('1', 3))
  await expect.poll(last).toMatchObject({ found: { filterId: '1', matches: 3 } })
  begin('two')
  const second = await nth(1)
  expect(first.left()).toBe(false)
  first.told.push(found('1', 4))
  await expect.poll(last).toMatchObject({ found: { filterId: '1', matches: 4 } })
  second.told.push(found('2', 1))
  await expect.poll(last).toMatchObject({ found: { filterId: '2', matches: 1 } })
  await expect.poll(first.left).toBe(true)
})

it('tells what cannot be looked for, in the place of what was found', async () => {
  const { begin, nth, last } = await searching()
  begin('one')
  const first = await nth(0)
  first.told.push(found('1', 3))
  await expect.poll(last).toHaveProperty('found')
  begin('(')
  const second = await nth(1)
  second.told.fail(new ClientError('BUILD', { field: 'query' }))
  await expect.poll(last).toEqual({ error: expect.objectContaining({ code: 'BUILD' }), stopped: false })
  await expect.poll(first.left).toBe(true)
})

it('stops when somebody does not want to wait, or nothing is looked for', async () => {
  const { search, begin, nth, told, last } = await searching()
  begin('one')
  const first = await nth(0)
  first.told.push(found('1', 3))
  await expect.poll(last).toHaveProperty('found')
  search.stop()
  expect(told.at(-1)).toEqual({ stopped: true })
  await expect.poll(first.left).toBe(true)

  begin('two')
  const second = await nth(1)
  search.begin(undefined)
  expect(told.at(-1)).toEqual({ stopped: false })
  await expect.poll(second.left).toBe(true)
})

it('tells nothing more when it has ended', async () => {
  const { search, begin, nth, told, last } = await searching()
  begin('one')
  const first = await nth(0)
  first.told.push(found('1', 3))
  await expect.poll(last).toHaveProperty('found')
  const count = told.length
  search.end()
  await expect.poll(first.left).toBe(true)
  expect(told).toHaveLength(count)
})

it('does not begin what was stopped before it began', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { search, begin, asked, told } = await searching()
  begin('one')
  search.stop()
  begin('two')
  search.end()
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toEqual([])
  expect(told).toEqual([{ stopped: true }])
})

it('tells what a log that has come to its end said last', async () => {
  const { begin, nth, told } = await searching()
  begin('one')
  const { told: log } = await nth(0)
  log.push({ ...found('1', 5), upToDate: true })
  log.end()
  await expect.poll(() => told.at(-1)).toMatchObject({ found: { matches: 5, upToDate: true } })
})
