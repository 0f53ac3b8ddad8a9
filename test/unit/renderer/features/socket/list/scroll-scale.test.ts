import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scaleScroll } from '#renderer/features/socket/list/scroll-scale.ts'

test('a list that a browser can scroll is scrolled by its own pixels', () => {
  const scale = scaleScroll(1000, 24, 480)
  expect(scale).toMatchObject({ height: 24_000, exact: true, mostTop: 980 })
  expect(scale.topAt(240)).toBe(10)
  expect(scale.scrollAt(10)).toBe(240)
})

test('a list of millions of rows is scrolled by a smaller measure, to its very end', () => {
  const scale = scaleScroll(5_000_000, 24, 480)
  expect(scale.exact).toBe(false)
  expect(scale.height).toBeLessThan(16_000_000)
  expect(scale.topAt(0)).toBe(0)
  expect(scale.topAt(scale.height - 480)).toBe(scale.mostTop)
})

test('a list that fits into its window does not scroll', () => {
  expect(scaleScroll(3, 24, 480).mostTop).toBe(0)
})

test('the place of the scroll bar leads back to the row', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 50_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (count, share) => {
        const scale = scaleScroll(count, 24, 480)
        const top = share * scale.mostTop
        expect(scale.topAt(scale.scrollAt(top))).toBeCloseTo(top, 3)
      }
    )
  )
})
