import { describe, expect, it } from 'vitest'
import { chooseExpired, roomForImported } from '#workspace/history/choose-expired.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const DAY_MS = 24 * 60 * 60 * 1000
/** Latest first: one a day, the latest of today. */
const records = ['a', 'b', 'c', 'd'].map((id, age) => ({
  id,
  startedAt: new Date(NOW - age * DAY_MS).toISOString(),
  bytes: 100,
  source: {}
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

describe('what was not sent one by one', () => {
  /** Told by letters, the latest first: `h` by hand, `r` by a run, `i` imported. */
  const recordsOf = (letters: string) =>
    [...letters].map((letter, index) => ({
      id: `${letter}${index}`,
      startedAt: new Date(NOW - index * 1000).toISOString(),
      bytes: 100,
      source: { ...(letter === 'r' && { run: true as const }), ...(letter === 'i' && { file: 'a.har' }) }
    }))

  it.each<[string, string, object, string[], number]>([
    ['imports, however late, go before all that was sent', 'iiihhh', { maxCount: 3 }, ['i0', 'i1', 'i2'], 0],
    ['the oldest import goes first', 'iihi', { maxCount: 3 }, ['i3'], 2],
    ['a run goes first beyond half', 'rrrrhhh', { maxCount: 4 }, ['h6', 'r2', 'r3'], 0],
    ['and takes half of what was full', 'rrhhhh', { maxCount: 4 }, ['h4', 'h5'], 0],
    ['imports go for what runs sent beyond half only', 'rrrrh', { maxCount: 5 }, [], 2],
    ['a run goes first beyond half of the bytes', 'rrrhh', { maxBytes: 400 }, ['r2'], 96]
  ])('%s', (_, letters, change, expired, room) => {
    const limits = { ...ALL, ...change }
    expect(chooseExpired(recordsOf(letters), limits, NOW).sort()).toEqual(expired)
    expect(roomForImported(recordsOf(letters), limits)).toBe(room)
  })
})
