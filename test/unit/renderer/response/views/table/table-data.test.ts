import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { CsvRecords } from '#renderer/features/response/views/table/csv-records.ts'
import { JsonRecords } from '#renderer/features/response/views/table/json-records.ts'
import { TableData } from '#renderer/features/response/views/table/table-data.ts'
import { TableDesk } from '#renderer/features/response/views/table/table-desk.ts'

function csv(text: string): TableData {
  const table = new TableData(new CsvRecords())
  table.feed(text, { last: true })
  return table
}

const cells = (table: TableData) => table.rows(0, 100).map(({ cells }) => cells)

describe('a table of delimited text', () => {
  it.each([
    ['commas', 'a,b\n1,2\n', [['1', '2']]],
    ['semicolons', 'a;b\n1,5;2\n', [['1,5', '2']]],
    ['tabs', 'a\tb\n1\t2', [['1', '2']]],
    ['bars', 'a|b\n1|2', [['1', '2']]],
    [
      'line ends of Windows',
      'a,b\r\n1,2\r\n3,4\r\n',
      [
        ['1', '2'],
        ['3', '4']
      ]
    ],
    ['line ends of old', 'a,b\r1,2\r', [['1', '2']]],
    [
      'line ends of both kinds',
      'a,b\n1,2\r\n3,4\n',
      [
        ['1', '2'],
        ['3', '4']
      ]
    ],
    ['quotes', 'a,b\n"1,1","two\nlines ""here"""\n', [['1,1', 'two\nlines "here"']]],
    ['empty lines', 'a,b\n\n1,2\n\n', [['1', '2']]],
    ['one column', 'name\nAnn\nBob\n', [['Ann'], ['Bob']]],
    ['a mark before it', '\ufeffa,b\n1,2\n', [['1', '2']]]
  ])('reads %s', (_, text, rows) => {
    expect(cells(csv(text.replace(/^\ufeff/, '')))).toEqual(rows)
  })

  it.each([
    ['id,name\n1,Ann\n', true],
    ['Ann,Bob\nCid,Dan\n', true],
    ['1,Ann\n2,Bob\n', false],
    ['2026-01-31,x\n2026-02-01,y\n', false],
    ['a,a\n1,2\n', false],
    ['a,\n1,2\n', true],
    ['x,y\nx,y\n', false],
    ['true,x\nfalse,y\n', false]
  ])('sees whether the first record of %j names the columns: %s', (text, headed) => {
    expect(csv(text).shape.headed).toBe(headed)
  })

  it('takes a word of a person over what it sees', () => {
    const table = csv('a,b\n1,2\n')
    table.head(false)
    expect(table.shape).toMatchObject({ rows: 2, columns: [{ name: 'Column 1' }, { name: 'Column 2' }] })
    expect(cells(table)).toEqual([
      ['a', 'b'],
      ['1', '2']
    ])
    table.head(true)
    expect(table.shape).toMatchObject({ rows: 1, columns: [{ name: 'a', numeric: true }, { name: 'b' }] })
  })

  it('marks rows of another number of fields, and shows those that are too many', () => {
    const table = csv('a,b\n1\n1,2\n1,2,3\n')
    expect(table.rows(0, 9).map(({ ragged }) => ragged)).toEqual([1, undefined, 3])
    expect(table.shape).toMatchObject({ ragged: 2, columns: [{}, {}, { name: 'Column 3' }] })
  })

  it('sorts numbers by value, then words, and empty cells last whichever way', () => {
    const table = csv('id,v\n1,10\n2,9\n3,b10\n4,\n5,b9\n6,-1.5\n7,9\n')
    const order = () => table.rows(0, 9).map(({ number }) => number)
    table.sort({ column: 1, descending: false })
    expect(order()).toEqual([6, 2, 7, 1, 5, 3, 4])
    table.sort({ column: 1, descending: true })
    expect(order()).toEqual([3, 5, 1, 2, 7, 6, 4])
    table.sort(undefined)
    expect(order()).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('keeps the order when more comes', () => {
    const table = new TableData(new CsvRecords())
    table.feed('n,m\n3,x\n1,x\n', { last: false })
    table.sort({ column: 0, descending: false })
    table.feed('2,x\n', { last: true })
    expect(cells(table).map(([n]) => n)).toEqual(['1', '2', '3'])
  })

  it('puts what comes in a hurry into order when there is a pause', () => {
    const table = new TableData(new CsvRecords())
    table.feed('n,m\n3,x\n2,x\n', { last: false })
    table.sort({ column: 0, descending: false })
    table.feed('0,x\n', { last: false, pause: false })
    expect(cells(table).map(([n]) => n)).toEqual(['2', '3', '0'])
    table.feed('1,x\n', { last: true, pause: true })
    expect(cells(table).map(([n]) => n)).toEqual(['0', '1', '2', '3'])
  })

  it('copies cells as spreadsheets take them', () => {
    const table = csv('a,b,c\n1,"x\ty",3\n4,"q""q",6\n')
    expect(table.copy({ rows: [0, 1], columns: [1, 2] })).toBe('"x\ty"\t3\n"q""q"\t6')
  })

  it('finds the same rows however the text is cut', () => {
    // A return at the very end is taken for that of a line.
    const cell = fc.stringMatching(/^[a-z0-9 ,;"\n\r\t]{0,6}$/).filter(text => !text.endsWith('\r'))
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 7 }),
        (rows, newline, length) => {
          const text = `first,second${newline}${Papa.unparse(rows, { newline, quotes: true })}`
          const table = new TableData(new CsvRecords(','))
          // The first piece holds the first line: what ends lines is found out from it.
          const start = 'first,second'.length + newline.length
          table.feed(text.slice(0, start), { last: start === text.length })
          for (let at = start; at < text.length; at += length)
            table.feed(text.slice(at, at + length), { last: at + length >= text.length })
          expect(cells(table)).toEqual(rows)
        }
      )
    )
  })
})

describe('a table of JSON', () => {
  it('has a column for each member that turns up', () => {
    const table = new TableData(new JsonRecords(false))
    table.feed('[{"a":1,"b":"x"},{"b":null,"c":{"d":[1]}},', { last: false })
    table.feed('{"a":true},5]', { last: true })
    expect(table.shape.columns.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'value'])
    expect(table.shape).toMatchObject({ headed: undefined, ragged: 0 })
    expect(cells(table).map(row => Array.from(row))).toEqual([
      ['1', 'x'],
      [undefined, 'null', '{"d":[1]}'],
      ['true'],
      [undefined, undefined, undefined, '5']
    ])
  })

  it('reads lines as they come, and shows one that is none as it is', () => {
    const table = new TableData(new JsonRecords(true))
    table.feed('{"a":1}\n{"a":', { last: false })
    expect(table.shape.rows).toBe(1)
    table.feed('2}\n\nbroken', { last: true })
    expect(cells(table)).toEqual([['1'], ['2'], [undefined, 'broken']])
  })

  it('is not made wide without bound by objects that have nothing in common', () => {
    const table = new TableData(new JsonRecords(true))
    table.feed(Array.from({ length: 50_000 }, (_, n) => `{"k${n}":${n}}`).join('\n'), { last: true })
    expect(table.shape.columns).toHaveLength(16_384)
    expect(table.rows(49_999, 1)[0]?.cells).toEqual([])
  })
})

it('decodes what it is fed by the encoding of its beginning', () => {
  const desk = new TableDesk()
  desk.answer({ kind: 'open', format: 'csv', hints: { contentType: 'text/csv', charset: 'latin1' } })
  const bytes = Uint8Array.from('a;b\n\xe9;1\n', sign => sign.charCodeAt(0))
  desk.answer({ kind: 'feed', bytes: bytes.subarray(0, 5), last: false, pause: false })
  desk.answer({ kind: 'feed', bytes: bytes.subarray(5), last: true, pause: true })
  expect(desk.answer({ kind: 'rows', from: 0, count: 5 }).rows?.[0]?.cells).toEqual(['é', '1'])
})
