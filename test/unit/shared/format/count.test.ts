import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countOf, formatCount } from '#shared/format/count.ts'

test('numbers are grouped as English groups them', () => {
  const integers = fc.oneof(fc.integer(), fc.maxSafeInteger())
  fc.assert(
    fc.property(integers, number => formatCount(number) === number.toLocaleString('en')),
    { examples: [[0], [999], [1000], [-1000], [123_456], [1_234_567]] }
  )
  expect(formatCount(1234.5)).toBe('1,234.5')
})

test('a noun has an s for all but one', () => {
  expect([0, 1, 1200].map(number => countOf(number, 'row'))).toEqual(['0 rows', '1 row', '1,200 rows'])
})
