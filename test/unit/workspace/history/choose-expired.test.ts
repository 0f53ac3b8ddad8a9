import { expect, it } from 'vitest'
import { chooseExpired } from '#workspace/history/choose-expired.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const DAY_MS = 24 * 60 * 60 * 1000
/** Latest first: one a day, the latest of today. */
const records = ['a', 'b', 'c', 'd'].map((id, age) => ({
  id,
  startedAt: new Date(NOW - age * DAY_MS).toISOString(),
  bytes: 100
}))
const ALL = { maxCount: 100, maxBytes: 1e9, maxDays: 100 }

it.each([
  ['nothing within the limits', ALL, []],
  ['beyond the count', { ...ALL, maxCount: 2 }, ['c', 'd']],
  ['beyond the bytes', { ...ALL, maxBytes: 350 }, ['d']],
  ['beyond the age', { ...ALL, maxDays: 1.5 }, ['c', 'd']],
  ['everything when nothing may be kept', { ...ALL, maxCount: 0 }, ['a', 'b', 'c', 'd']]
])('drops %s', (_what, limits, expired) => {
  expect(chooseExpired(records, limits, NOW)).toEqual(expired)
  expect(chooseExpired(records.toReversed(), limits, NOW)).toEqual(expired)
})

it('keeps small records behind one that is too large, if they were more recent', () => {
  const [a, b] = [
    { ...records[0], bytes: 10 },
    { ...records[1], bytes: 10_000 }
  ] as typeof records
  expect(
    chooseExpired(
      [a, b].filter(each => each !== undefined),
      { ...ALL, maxBytes: 500 },
      NOW
    )
  ).toEqual(['b'])
})
