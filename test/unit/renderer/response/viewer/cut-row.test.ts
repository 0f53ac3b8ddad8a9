import { describe, expect, it } from 'vitest'
import { columnsOf, cutRow, indentOf } from '#renderer/features/response/viewer/cut-row.ts'

const linesOf = (text: string, columns: number) =>
  cutRow(text, columns).map((start, index, starts) => text.slice(start, starts[index + 1]))

describe('cutRow', () => {
  it.each([
    ['a short row alone', 'abc', 10, ['abc']],
    ['an empty row alone', '', 10, ['']],
    ['where it ends when there is no better place', 'abcdefghijkl', 5, ['abcde', 'fghij', 'kl']],
    ['after a space in the second half', 'abcdef ghijkl', 10, ['abcdef ', 'ghijkl']],
    ['not after one in the first half', 'ab cdefghijklm', 10, ['ab cdefghi', 'jklm']],
    ['what goes on is indented as the row', '  "a": "bcdefgh"', 10, ['  "a": ', '"bcdefgh', '"']],
    ['signs that are as wide as two', '漢字漢字漢', 4, ['漢字', '漢字', '漢']],
    ['no pair of code units apart', '😀😀😀', 4, ['😀😀', '😀']]
  ])('breaks a row: %s', (_, text, columns, lines) => {
    expect(linesOf(text, columns)).toEqual(lines)
  })

  it('loses and repeats nothing', () => {
    const text = '  {"key": "some text, and more of it", "list": [1, 2, 3], "ü": "漢字"}'.repeat(20)
    for (let columns = 8; columns < 90; columns++) {
      expect(linesOf(text, columns).join('')).toBe(text)
      for (const line of linesOf(text, columns)) expect(columnsOf(line)).toBeLessThanOrEqual(columns)
    }
  })
})

it('counts columns, tabs to the next that can be divided by two', () => {
  expect(columnsOf('a\tb')).toBe(3)
  expect(columnsOf('ab\tc')).toBe(5)
  expect(columnsOf('e\u0301')).toBe(1)
  expect(indentOf('\t  x')).toBe(4)
})
