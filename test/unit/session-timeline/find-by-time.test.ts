import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findByTime } from '#shared/session-timeline/find-by-time.ts'

function logOf(times: readonly number[], first = 0) {
  const entries = times.map((atMs, n) => ({ seq: first + n, atMs }))
  const calls: number[] = []
  const read = async (from: number, count: number) => {
    calls.push(count)
    return entries.slice(Math.max(0, from - first), Math.max(0, from - first + count))
  }
  return { entries, read, calls, first, end: first + times.length }
}

it('finds the entry nearest to a time, wherever that is', async () => {
  const times = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 600 })
  await fc.assert(
    fc.asyncProperty(
      times,
      fc.nat(500),
      fc.integer({ min: -10, max: 10_010 }),
      async (unsorted, first, atMs) => {
        const log = logOf(
          unsorted.toSorted((a, b) => a - b),
          first
        )
        const found = await findByTime(log.read, log.first, log.end, atMs)
        const nearest = Math.min(...log.entries.map(entry => Math.abs(entry.atMs - atMs)))
        expect(Math.abs((found?.atMs ?? Number.NaN) - atMs)).toBe(nearest)
      }
    )
  )
})

it('reads little of a long log', async () => {
  const log = logOf(Array.from({ length: 1_000_000 }, (_, n) => n * 2))
  expect(await findByTime(log.read, 0, log.end, 1_234_567)).toEqual({ seq: 617_283, atMs: 1_234_566 })
  expect(log.calls.length).toBeLessThan(20)
})

it('needs not know where the log ends', async () => {
  const log = logOf(Array.from({ length: 300 }, (_, n) => n))
  expect(await findByTime(log.read, 0, 100_000, 1e6)).toEqual({ seq: 299, atMs: 299 })
  expect(await findByTime(log.read, 0, 100_000, 150)).toEqual({ seq: 150, atMs: 150 })
})

it('takes rather what is meant, where there is something near', async () => {
  const log = logOf([0, 10, 20])
  expect(await findByTime(log.read, 0, 3, 10, ({ seq }) => seq !== 1)).toEqual({ seq: 0, atMs: 0 })
  expect(await findByTime(log.read, 0, 3, 10, () => false)).toEqual({ seq: 1, atMs: 10 })
})

it('finds nothing in nothing', async () => {
  expect(await findByTime(logOf([]).read, 0, 0, 5)).toBeUndefined()
})
