import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trend } from '#shared/statistics/trend.ts'

describe('a trend', () => {
  it('is each value while there are few', () => {
    expect(trend([3, 1], 4)).toEqual([
      { first: 0, last: 0, min: 3, median: 3, max: 3 },
      { first: 1, last: 1, min: 1, median: 1, max: 1 }
    ])
  })

  it('is what follows each other together when there are many', () => {
    expect(trend([3, 1, 2, 9, 5], 2)).toEqual([
      { first: 0, last: 2, min: 1, median: 2, max: 3 },
      { first: 3, last: 4, min: 5, median: 5, max: 9 }
    ])
  })

  it('has no more points than asked for, and leaves nothing out', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 500 })
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 60 }), (all, most) => {
        const points = trend(all, most)
        expect(points.length).toBeLessThanOrEqual(most)
        expect(points.flatMap(({ first, last }) => all.slice(first, last + 1))).toEqual(all)
        for (const { first, last, min, max } of points) {
          const part = all.slice(first, last + 1)
          expect([min, max]).toEqual([Math.min(...part), Math.max(...part)])
        }
      })
    )
  })
})
