import { describe, expect, it } from 'vitest'
import { CsvRecords } from '#renderer/features/response/views/table/csv-records.ts'
import { JsonRecords } from '#renderer/features/response/views/table/json-records.ts'
import { NewlineFinder } from '#renderer/features/response/views/table/newline-finder.ts'

function recordsOf(text: string, length = text.length): string[][] {
  const source = new CsvRecords()
  const records: string[][] = []
  for (let at = 0; at < text.length; at += length)
    records.push(...source.feed(text.slice(at, at + length), at + length >= text.length))
  return records
}

const head = ['a', 'b']

describe('records of delimited text', () => {
  it.each([
    ['line feeds', 'a,b\n1,2\n3,4\n', [head, ['1', '2'], ['3', '4']]],
    ['returns and line feeds', 'a,b\r\n1,2\r\n3,4\r\n', [head, ['1', '2'], ['3', '4']]],
    ['returns alone', 'a,b\r1,2\r3,4\r', [head, ['1', '2'], ['3', '4']]],
    ['returns alone and none at the end', 'a,b\r1,2', [head, ['1', '2']]],
    [
      'a return in the first line end alone',
      'a,b\r\n1,2\n3,4\n5,6\n',
      [head, ['1', '2'], ['3', '4'], ['5', '6']]
    ],
    ['a return in the last line end alone', 'a,b\n1,2\r\n', [head, ['1', '2']]],
    ['a return and a line feed within a field', 'a,b\n"x\r\ny",2\n', [head, ['x\r\ny', '2']]],
    [
      'a return within the first field',
      '"a\rb",c\n1,2\n',
      [
        ['a\rb', 'c'],
        ['1', '2']
      ]
    ],
    ['a line feed within a field, and returns alone', 'a,b\r"x\ny",2\r', [head, ['x\ny', '2']]],
    ['quotes before a return and a line feed', 'a,"b"\r\n1,"2"\r\n', [head, ['1', '2']]],
    ['quotes in quotes', 'a,b\r\n"say ""hi""",2\r\n', [head, ['say "hi"', '2']]],
    ['a quote within a field', 'a,b\r\n5" disk,2\r\n', [head, ['5" disk', '2']]],
    ['empty lines', 'a,b\r\n\r\n1,2\r\n\r\n', [head, ['1', '2']]],
    ['one line', 'a,b', [head]],
    ['one line and its end', 'a,b\r\n', [head]]
  ])('with %s', (_, text, records) => expect(recordsOf(text)).toEqual(records))

  it.each(['a,b\r\n1,2\n3,4\n', 'a,b\r1,2\r3,4\r', 'a,b\n"x\r\n\r\ny",2\r\n', 'a,b\r"x\ny",2\r'])(
    '%j are the same however it is cut',
    text => {
      for (const length of [4, 5, 6, 7]) expect(recordsOf(text, length)).toEqual(recordsOf(text))
    }
  )

  it('waits for what decides how lines end', () => {
    const source = new CsvRecords()
    expect(source.feed('a,b\r', false)).toEqual([])
    expect(source.feed('\n1,2\n3,', false)).toEqual([head, ['1', '2']])
    expect(source.feed('4', true)).toEqual([['3', '4']])
  })
})

it('tells that a quote is never closed', () => {
  const records = new CsvRecords()
  expect(records.feed('a,b\n1,"two\n3,4\n', true)).toEqual([
    ['a', 'b'],
    ['1', 'two\n3,4\n']
  ])
  expect(records.unclosed).toBe(true)
  const closed = new CsvRecords()
  closed.feed('a,b\n1,"two"\n', true)
  expect(closed.unclosed).toBe(false)
})

describe('a record that does not end', () => {
  const MIB = 1024 * 1024
  it.each([
    ['in quotes', '"', true],
    ['without them', 'a', false]
  ])('%s is cut where it is too long, and nothing behind it is read', (_, beginning, unclosed) => {
    const source = new CsvRecords(',')
    expect(source.feed(beginning, false)).toEqual([])
    for (let fed = 4; fed <= 8; fed += 4) expect(source.feed('x'.repeat(4 * MIB - 1), false)).toEqual([])
    const [[field = ''] = []] = source.feed('x'.repeat(MIB), false)
    expect(field.length).toBeGreaterThan(8 * MIB)
    expect(source).toMatchObject({ full: true, unclosed })
    expect(source.feed('"\n1,2\n', true)).toEqual([])
  })

  it('is cut in JSON lines too', () => {
    const source = new JsonRecords(true)
    expect(source.feed(`{"a":1}\n"${'x'.repeat(9 * MIB)}`, false)).toHaveLength(2)
    expect(source.full).toBe(true)
    expect(source.feed('"\n{"a":2}\n', true)).toEqual([])
  })
})

it('looks for the end of a line from where it stopped', () => {
  const finder = new NewlineFinder(',')
  expect(finder.find('"a', false)).toBeUndefined()
  // Nothing is looked at twice: else the line feed would be found.
  expect(finder.find('\na"b\r', false)).toBeUndefined()
  expect(finder.find('\na"b\r1', false)).toBe('\r')
})
