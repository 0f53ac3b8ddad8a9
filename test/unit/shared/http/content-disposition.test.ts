import { describe, expect, it } from 'vitest'
import { fileNameIn } from '#shared/http/content-disposition.ts'

describe('the name in Content-Disposition', () => {
  it.each([
    ['attachment; filename=plain.txt', 'plain.txt'],
    ['attachment; filename="a b.txt"', 'a b.txt'],
    ['INLINE;FILENAME = "a.txt" ; x=y', 'a.txt'],
    [String.raw`attachment; filename="a\"b\\c.txt"`, 'a"b\\c.txt'],
    ['attachment; filename="semi;colon.txt"', 'semi;colon.txt'],
    ["attachment; filename*=UTF-8''%e2%82%ac%20rates.txt", '€ rates.txt'],
    ['attachment; filename="EURO rates.txt"; filename*=utf-8\'en\'%e2%82%ac.txt', '€.txt'],
    ["attachment; filename*=iso-8859-1''na%EFve.txt; filename=other", 'naïve.txt'],
    ["attachment; filename*=nobody''%e2.txt; filename=plain.txt", 'plain.txt'],
    ["attachment; filename*=UTF-8''%ff.txt; filename=plain.txt", 'plain.txt'],
    ["attachment; filename*=UTF-8''; filename=plain.txt", 'plain.txt'],
    ['attachment; filename=without quotes.txt', 'without quotes.txt'],
    ['attachment; filename="日本.txt"', '日本.txt'],
    ['attachment; filename=a.txt; filename=b.txt', 'a.txt'],
    ['attachment; filename="never closed', 'never closed'],
    ['attachment', undefined],
    ['filename=a.txt', undefined],
    ['', undefined]
  ])('in %j is %j', (header, name) => expect(fileNameIn(header)).toBe(name))
})
