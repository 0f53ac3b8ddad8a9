import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PART_LINES } from '#renderer/features/request/body/part-line.ts'
import { HEADER_ROWS } from '#renderer/features/request/rows/header-rows.ts'
import { printRows, readRows } from '#renderer/features/request/rows/rows-as-text.ts'
import { VARIABLE_LINES } from '#renderer/features/request/variables/variable-line.ts'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'

const read = (text: string, before: DraftRow[] = []) => readRows(text, before, HEADER_ROWS)
const on = (name: string, value = '') => ({ name, value, enabled: true })
const off = (name: string, value = '') => ({ name, value, enabled: false })

describe('rows as text', () => {
  it.each<[string, DraftRow[]]>([
    ['Accept: text/html', [on('Accept', 'text/html')]],
    ['Accept:text/html', [on('Accept', 'text/html')]],
    ['Accept:', [on('Accept')]],
    ['Accept', [on('Accept')]],
    ['  // Accept: x  \n# X-B: y\n\n', [off('Accept', 'x'), off('X-B', 'y')]],
    ['a: b: c\r\nd: http://x:80/', [on('a', 'b: c'), on('d', 'http://x:80/')]],
    ['Accept : text/html', [on('Accept', 'text/html')]],
    ['Accept \t:', [on('Accept')]],
    ['// two words  : x', [off('two words', 'x')]],
    ['filter:from : 1', [on('filter:from', '1')]],
    ['filter:from: 1', [on('filter:from', '1')]],
    [': x', [on('', 'x')]]
  ])('reads %j', (text, rows) => {
    expect(read(text)).toEqual(rows)
  })

  it.each(['// ', ''])('keeps the line ends of a value whose line has changed to %jcert: …', mark => {
    const rows = [on('cert', 'a\nb')]
    const [row] = readRows(`${mark}${printRows(rows, VARIABLE_LINES)}`, rows, VARIABLE_LINES)
    expect(row?.value).toBe('a\nb')
    expect(readRows(`${mark}cert: a↵b↵c`, rows, VARIABLE_LINES)[0]?.value).toBe('a\nb\nc')
  })

  it('keeps the very rows of the lines that did not change, and of the others what a line does not tell', () => {
    const rows: DraftRow[] = [
      { ...on('a', '1\n2'), description: 'first', kept: { x: 1 } },
      { ...on('b', '2'), description: 'second' },
      on('# odd: name', '3')
    ]
    const text = printRows(rows, HEADER_ROWS)
    const [first, second, third] = read(text.replace('b: 2', '// b: 3'), rows)
    expect(first).toBe(rows[0])
    expect(second).toEqual({ ...off('b', '3'), description: 'second' })
    expect(third).toBe(rows[2])
  })

  it('keeps a blank at the end of a name that had it, and what is known of a name that has it no more', () => {
    const rows: DraftRow[] = [
      { ...on('a ', '1'), description: 'with a blank' },
      { ...on('b', '2'), description: 'without' }
    ]
    expect(read('a : 3\nb : 4', rows)).toEqual([
      { ...on('a ', '3'), description: 'with a blank' },
      { ...on('b', '4'), description: 'without' }
    ])
  })

  it('gives any rows back as they were', () => {
    const row = fc.record({ name: fc.string(), value: fc.string(), enabled: fc.boolean() })
    fc.assert(
      fc.property(fc.array(row), rows => {
        expect(read(printRows(rows, HEADER_ROWS), rows)).toEqual(rows)
      })
    )
  })

  it('writes the files of a part as Bruno does', () => {
    const [part] = readRows('doc: @file(a.pdf|b c.pdf)', [], PART_LINES)
    expect(part).toMatchObject({ name: 'doc', kind: 'file', files: ['a.pdf', 'b c.pdf'] })
    expect(printRows(part ? [part] : [], PART_LINES)).toBe('doc: @file(a.pdf|b c.pdf)')
    expect(readRows('doc: text', part ? [part] : [], PART_LINES)).toMatchObject([
      { kind: 'text', value: 'text' }
    ])
  })

  it('puts a value that was typed into the variant in use', () => {
    const variants = [
      { title: 'one', value: '1', selected: false },
      { title: 'two', value: '2', selected: true }
    ]
    const [variable] = readRows('n: 3', [{ ...on('n', '2'), variants }], VARIABLE_LINES)
    expect(variable).toMatchObject({ value: '3', variants: [{ value: '1' }, { value: '3' }] })
  })
})
