import { expect, it } from 'vitest'
import { countOf, formatCount } from '#shared/format/count.ts'

it.each([
  [0, '0'],
  [999, '999'],
  [1_234_567, '1,234,567']
])('writes %d as %s', (number, written) => expect(formatCount(number)).toBe(written))

it.each([
  [0, 'row', '0 rows'],
  [1, 'row', '1 row'],
  [1200, 'row', '1,200 rows']
])('counts %d of %s as %s', (number, noun, written) => expect(countOf(number, noun)).toBe(written))

it('counts what has a plural of its own', () => {
  expect(countOf(1, 'match', 'matches')).toBe('1 match')
  expect(countOf(2, 'match', 'matches')).toBe('2 matches')
})
