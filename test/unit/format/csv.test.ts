import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { printCsv } from '#shared/format/csv.ts'

describe('CSV', () => {
  it.each([
    ['plain', [['a', 1, undefined]], 'a,1,\r\n'],
    ['quotes', [['a"b', 'c,d', 'e\nf']], '"a""b","c,d","e\nf"\r\n'],
    ['formulas', [['=1+1', '+1', '-1', '@a', '\ta', -1]], `"'=1+1","'+1","'-1","'@a","'\ta",-1\r\n`],
    ['a formula in quotes', [['=HYPERLINK("x","y")']], '"\'=HYPERLINK(""x"",""y"")"\r\n']
  ])('is printed: %s', (_, rows, expected) => {
    expect(printCsv(rows)).toBe(expected)
  })

  it('is read again as it was', () => {
    const field = fc.string().filter(text => !/^[=+\-@\t\r]/.test(text))
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 }), rows => {
        const { data } = Papa.parse<string[]>(printCsv(rows).slice(0, -2), {
          delimiter: ',',
          newline: '\r\n'
        })
        expect(data).toEqual(rows)
      })
    )
  })
})
