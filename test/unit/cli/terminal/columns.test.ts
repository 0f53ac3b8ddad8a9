import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnsOf, cutToColumns } from '../../../../cli/terminal/columns.ts'

it.each([
  ['plain', 5],
  ['é', 1],
  ['e\u0301', 1],
  ['注文', 4],
  ['한국어', 6],
  ['ｶﾅ', 2],
  ['ＡＢ', 4],
  ['✓ …', 3],
  ['🚀', 2],
  ['👩‍👩‍👧', 2],
  ['👍🏽', 2],
  ['❤️', 2],
  ['🇫🇷', 2],
  ['𠮷', 2]
])('%s takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns)
})

it.each([
  ['plain', 3, 'pla'],
  ['plain', 9, 'plain'],
  ['注文', 3, '注'],
  ['a🚀b', 2, 'a'],
  ['a🚀b', 3, 'a🚀'],
  ['👩‍👩‍👧!', 2, '👩‍👩‍👧'],
  ['e\u0301x', 1, 'e\u0301']
])('%s is cut to %i columns', (text, most, expected) => {
  expect(cutToColumns(text, most)).toBe(expected)
})

it('never cuts to more than there are, nor a sign in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, most) => {
      const fitting = cutToColumns(text, most)
      expect(text.startsWith(fitting)).toBe(true)
      expect(columnsOf(fitting)).toBeLessThanOrEqual(most)
      expect(fitting).not.toMatch(/[\ud800-\udbff]$/)
    })
  )
})
