import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentile, SortedSeries } from '#shared/statistics/sorted-series.ts'

const seriesOf = (values: readonly number[]) => {
  const series = new SortedSeries()
  for (const value of values) series.add(value)
  return series
}

describe('a percentile', () => {
  it.each([
    // The examples of the definition: https://en.wikipedia.org/wiki/Percentile#The_nearest-rank_method
    [[15, 20, 35, 40, 50], 5, 15],
    [[15, 20, 35, 40, 50], 30, 20],
    [[15, 20, 35, 40, 50], 40, 20],
    [[15, 20, 35, 40, 50], 50, 35],
    [[15, 20, 35, 40, 50], 100, 50],
    [[7], 1, 7],
    [[1, 2], 50, 1],
    [[1, 2], 50.1, 2]
  ])('of %j at %d is %d', (sorted, percent, expected) => {
    expect(percentile(sorted, percent)).toBe(expected)
  })

  it('of nothing is no number', () => {
    expect(percentile([], 50)).toBeNaN()
  })
})

describe('a series of values', () => {
  it('says nothing of no values', () => {
    expect(new SortedSeries().summary()).toBeUndefined()
  })

  it('sums up what was measured', () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9]
    expect(seriesOf(values).summary()).toEqual({
      count: 8,
      min: 2,
      median: 4,
      p95: 9,
      p99: 9,
      max: 9,
      mean: 5,
      stddev: 2
    })
  })

  it('has all values in order, however they came and whenever it was looked at', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }))), batches => {
        const series = new SortedSeries()
        const all: number[] = []
        for (const batch of batches) {
          for (const value of batch) series.add(value)
          all.push(...batch)
          expect([...series.values()]).toEqual([...Float64Array.from(all).sort()])
        }
      })
    )
  })

  it('keeps its numbers in order, and among those that were measured', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 }), values => {
        const summary = seriesOf(values).summary()
        if (!summary) throw new Error('there are values')
        const { min, median, p95, p99, max, mean, stddev } = summary
        const order = [min, median, p95, p99, max]
        expect(order).toEqual(order.toSorted((a, b) => a - b))
        for (const each of order) expect(values).toContain(each)
        const slack = 1e-9 * max
        expect(mean).toBeGreaterThanOrEqual(min - slack)
        expect(mean).toBeLessThanOrEqual(max + slack)
        const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
        expect(stddev).toBeCloseTo(Math.sqrt(spread), 3)
      })
    )
  })
})
