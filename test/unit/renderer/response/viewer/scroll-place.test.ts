import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveBy, type StandingRows, TOP, withinEnd } from '#renderer/features/response/viewer/scroll-place.ts'

const rowsOf = (heights: readonly number[]): StandingRows => ({
  count: heights.length,
  next: row => row + 1,
  previous: row => row - 1,
  heightOf: row => heights[row] ?? 20
})

describe('moveBy', () => {
  const rows = rowsOf([20, 60, 20, 20])
  it.each([
    [0, { row: 0, px: 0 }],
    [19, { row: 0, px: 19 }],
    [20, { row: 1, px: 0 }],
    [75, { row: 1, px: 55 }],
    [-5, { row: 0, px: 0 }]
  ])('moves by %i pixels over rows of different heights', (delta, place) => {
    expect(moveBy(TOP, delta, rows)).toEqual(place)
  })

  it('comes back to where it was', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(heights, fc.nat(5000), (heights, delta) => {
        const rows = rowsOf(heights)
        const whole = heights.reduce((sum, height) => sum + height, 0)
        const way = Math.min(delta, whole - 1)
        expect(moveBy(moveBy(TOP, way, rows), -way, rows)).toEqual(TOP)
      })
    )
  })
})

describe('withinEnd', () => {
  it('lets the last row stand at the lower edge, and no further up', () => {
    const rows = rowsOf(Array.from({ length: 100 }, () => 20))
    expect(withinEnd({ row: 99, px: 0 }, 200, rows)).toEqual({ row: 90, px: 0 })
    expect(withinEnd({ row: 50, px: 3 }, 200, rows)).toEqual({ row: 50, px: 3 })
    expect(withinEnd({ row: 2, px: 0 }, 200, rowsOf([20, 20, 20]))).toEqual(TOP)
    expect(withinEnd(TOP, 200, rowsOf([]))).toEqual(TOP)
  })
})
