import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { histogram } from '#shared/statistics/histogram.ts'

const range = (count: number) => Array.from({ length: count }, (_, at) => at)

describe('a histogram', () => {
  it.each([
    ['of nothing', [], []],
    ['of one value', [5], [[5, 5.1, 1]]],
    ['of values that are all alike', [20, 20, 20], [[20, 21, 3]]],
    ['of zeros', [0, 0], [[0, 0.0001, 2]]],
    [
      'of a range',
      range(10),
      [
        [0, 2, 2],
        [2, 4, 2],
        [4, 6, 2],
        [6, 8, 2],
        [8, 10, 2]
      ]
    ],
    [
      'that does not begin at 0',
      [101, 104, 109],
      [
        [100, 102, 1],
        [102, 104, 0],
        [104, 106, 1],
        [106, 108, 0],
        [108, 110, 1]
      ]
    ]
  ])('%s', (_, values, expected) => {
    expect(histogram(values, 5).map(({ from, to, count }) => [from, to, count])).toEqual(expected)
  })

  it.each([
    [[9999999.99936, 9999999.99986], 25],
    [[9999999.999710001, 9999999.99984], 27],
    [[0, Number.MIN_VALUE], 30]
  ])('draws no borders between %j finer than can be told apart', (values, most) => {
    const bins = histogram(values, most)
    expect(bins.length).toBeLessThanOrEqual(most)
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(2)
  })

  it('gathers stragglers in one bin behind the others', () => {
    const bins = histogram([...range(1000), 90_000], 11)
    expect(bins).toHaveLength(11)
    expect(bins.at(-1)).toEqual({ from: 1000, to: 90_000, count: 1, rest: true })
    expect(bins.slice(0, -1).every(({ to, from, rest }) => to - from === 100 && !rest)).toBe(true)
  })

  it('counts every value once, in bins that follow each other and are not too many', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 40 }), (all, most) => {
        const sorted = all.toSorted((a, b) => a - b)
        const bins = histogram(sorted, most)
        expect(bins.length).toBeLessThanOrEqual(most)
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
        for (const [at, { from, to, count, rest }] of bins.entries()) {
          if (at > 0) expect(from).toBe(bins[at - 1]?.to)
          const inside = sorted.filter(value => value >= from && (rest ? value <= to : value < to))
          expect(inside).toHaveLength(count)
        }
      })
    )
  })
})
