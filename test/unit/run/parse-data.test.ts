import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printCsv } from '#shared/format/csv.ts'
import { parseData } from '#shared/run/parse-data.ts'

describe('data of a run', () => {
  it.each([
    [
      'CSV',
      'name,age\nrex,3\n"to,m",4\n',
      ['name', 'age'],
      [
        ['rex', '3'],
        ['to,m', '4']
      ]
    ],
    ['CSV with semicolons', 'a;b\r\n1;2\r\n', ['a', 'b'], [['1', '2']]],
    ['CSV with tabs', 'a\tb\n1\t2', ['a', 'b'], [['1', '2']]],
    [
      'rows of nothing, which stand in quotes where they are meant',
      'a,b\n"",""\n,\n\n1,2\n,\n',
      ['a', 'b'],
      [
        ['', ''],
        ['1', '2']
      ]
    ],
    ['one column', 'id\n1\n2\n', ['id'], [['1'], ['2']]],
    ['a mark of the byte order', '\uFEFFid\n1', ['id'], [['1']]],
    ['space around names, none lost in values', ' id ,x\n 1 ,2', ['id', 'x'], [[' 1 ', '2']]],
    [
      'JSON',
      '[{"a":"x","b":1},{"a":null,"b":[1,2]}]',
      ['a', 'b'],
      [
        ['x', '1'],
        ['null', '[1,2]']
      ]
    ],
    ['objects in JSON', '[{"user":{"n":1}}]', ['user'], [['{"n":1}']]],
    [
      'numbers as they are written',
      '[{"id":12345678901234567890,"price":1.10,"deep":{"of":[-1E+2,"1.0","#2"]},"text":"3.0 \\"4.0","yes":true}]',
      ['id', 'price', 'deep', 'text', 'yes'],
      [['12345678901234567890', '1.10', '{"of":[-1E+2,"1.0","#2"]}', '3.0 "4.0', 'true']]
    ],
    [
      'values over several lines',
      ' [ { "a" : [ 1 , { "b c" : " \\" ] " , "d" : [ ] } ] ,\n"e" : "x y" , "f" : -1.0e+2 } ] ',
      ['a', 'e', 'f'],
      [['[1,{"b c":" \\" ] ","d":[]}]', 'x y', '-1.0e+2']]
    ],
    [
      'names that are of no plain object',
      '[{"1":"a","__proto__":"b","0":2}]',
      ['1', '__proto__', '0'],
      [['a', 'b', '2']]
    ]
  ])('is read: %s', (_, text, columns, rows) => {
    const parsed = parseData(text)
    expect(parsed.problems).toEqual([])
    expect(parsed.columns).toEqual(columns)
    expect(parsed.rows.map(row => columns.map(name => row[name]))).toEqual(rows)
  })

  it.each([
    ['a long string with escapes', JSON.stringify('\n'.repeat(5_000_000)), '\n'.repeat(5_000_000)],
    ['deep values', `${'['.repeat(100_000)}1${']'.repeat(100_000)}`, undefined],
    ['a deep value with a long string', `{"b":[${JSON.stringify('"]'.repeat(1_000_000))}]}`, undefined]
  ])('bears %s', (_, value, read = value) => {
    const { rows, problems } = parseData(`[{"a":${value}}]`)
    expect(problems).toEqual([])
    expect(rows[0]?.a === read).toBe(true)
  })

  it('reads what JSON.parse does', () => {
    const row = fc.dictionary(fc.string(), fc.jsonValue())
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), fc.constantFrom(undefined, 2), (rows, indent) => {
        const { rows: read } = parseData(JSON.stringify(rows, null, indent))
        const expected = rows.map(row =>
          Object.entries(row).map(([name, value]) => [
            name,
            typeof value === 'string' ? value : JSON.stringify(value)
          ])
        )
        expect(read.map(Object.entries)).toEqual(expected)
      })
    )
  })

  it('lets an object lack what others have', () => {
    expect(parseData('[{"a":1},{"b":2}]')).toMatchObject({
      columns: ['a', 'b'],
      rows: [{ a: '1' }, { b: '2' }]
    })
  })

  it.each([
    ['nothing', ' \n', undefined, 'There is nothing in it.'],
    ['only names', 'a,b\n', undefined, 'There is no row under the names of the first line.'],
    ['a short row', 'a,b\n1,2\n\n3\n', 4, 'It has 1 field, and the first line has 2 names.'],
    [
      'a row behind a field of several lines',
      'a,b\n"1\n2",x\n3\n',
      4,
      'It has 1 field, and the first line has 2 names.'
    ],
    ['a quote that does not end', 'a,b\n1,"2', 2, 'Quoted field unterminated'],
    ['a column without a name', 'a,,c\n1,2,3', 1, 'Column 2 has no name.'],
    ['two columns of one name', 'a,a\n1,2', 1, 'Two columns are called a.'],
    ['JSON that is none', '[{"a":1},\n{b:1}]', 2, expect.stringContaining('It is no JSON: ')],
    ['JSON of another kind', '{"a":1}', undefined, 'It is JSON, but no array of objects.'],
    ['an entry that is no object', '[{"a":1},2]', undefined, 'Entry 2 of the array is no object.'],
    ['an empty array', '[]', undefined, 'The array is empty.']
  ])('says what is wrong: %s', (_, text, line, problem) => {
    const { problems, rows } = parseData(text)
    expect(problems[0]).toEqual({ problem, ...(line !== undefined && { line }) })
    expect(rows).toEqual([])
  })

  it('says no more than a person reads', () => {
    expect(parseData(`a,b\n${'1\n'.repeat(500)}`).problems).toHaveLength(20)
  })

  it('reads what was printed, whatever stands in it', () => {
    const value = fc.string({ minLength: 1 }).filter(text => /\S/.test(text) && !/^[=+\-@\t\r]/.test(text))
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1 }), rows => {
        const { rows: read } = parseData(printCsv([['one', 'two'], ...rows]))
        expect(read).toEqual(rows.map(([one, two]) => ({ one, two })))
      })
    )
  })

  it('takes any text without failing', () => {
    fc.assert(fc.property(fc.string(), text => void parseData(text)))
  })
})
