import { expect, it } from 'vitest'
import { Blocks, type FetchItems, sightOf } from '#renderer/features/response/views/blocks.ts'

const COUNT = 10_000

/** Items that say where they stand, in what version, and when they were fetched. */
function start() {
  const asked: number[] = []
  const fetchOf =
    (version: number): FetchItems<string> =>
    async (from, count) => {
      asked.push(from)
      return Array.from({ length: Math.min(count, COUNT - from) }, (_, n) => `${from + n} of ${version}`)
    }
  const blocks = new Blocks<string>(1)
  const show = (first: number, last: number, version = 1, signal = new AbortController().signal) =>
    blocks.show(sightOf(first, last), { version, fetch: fetchOf(version), signal })
  return { blocks, asked, show }
}

it('fetches what is in sight by blocks, and none twice', async () => {
  const { blocks, asked, show } = start()
  expect(blocks.at(0)).toBeUndefined()
  expect(await show(90, 110)).toBe(true)
  expect(asked).toEqual([0, 100])
  expect([blocks.at(0), blocks.at(199), blocks.at(200)]).toEqual(['0 of 1', '199 of 1', undefined])
  expect(await show(150, 210)).toBe(true)
  expect(await show(95, 220)).toBe(false)
  expect(asked).toEqual([0, 100, 200])
})

it('keeps what is of an old version in sight until all of the new one has come', async () => {
  const { blocks, show } = start()
  await show(0, 150)
  const showing = show(0, 150, 2)
  expect(blocks.at(120)).toBe('120 of 1')
  await showing
  expect([blocks.at(0), blocks.at(120)]).toEqual(['0 of 2', '120 of 2'])
})

it('drops what came for a sight or a version that is no longer wanted', async () => {
  const { blocks, show } = start()
  await show(0, 10)
  const leave = new AbortController()
  const late = show(0, 10, 2, leave.signal)
  leave.abort()
  await expect(late).rejects.toThrow()
  expect(blocks.at(0)).toBe('0 of 1')
  await show(0, 10, 3)
  expect(blocks.at(0)).toBe('0 of 3')
})

it('keeps only so much of what is out of sight', async () => {
  const { blocks, show } = start()
  for (let first = 0; first < 5000; first += 100) await show(first, first + 50)
  expect(blocks.at(0)).toBeUndefined()
  expect(blocks.at(4900)).toBe('4900 of 1')
  expect(Array.from({ length: 50 }, (_, block) => blocks.at(block * 100)).filter(Boolean)).toHaveLength(30)
  await show(0, 4999)
  expect([blocks.at(0), blocks.at(2500), blocks.at(4999)]).toEqual(['0 of 1', '2500 of 1', '4999 of 1'])
})

it('keeps what it has where fetching fails, and tries again', async () => {
  const { blocks, show } = start()
  await show(0, 10)
  const fetch = () => Promise.reject(new Error('gone'))
  const { signal } = new AbortController()
  await expect(blocks.show(sightOf(100, 110), { version: 1, fetch, signal })).rejects.toThrow('gone')
  expect(blocks.at(0)).toBe('0 of 1')
  await show(100, 110)
  expect(blocks.at(100)).toBe('100 of 1')
})
