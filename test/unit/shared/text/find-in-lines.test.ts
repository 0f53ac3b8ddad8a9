import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextQuery } from '#shared/model/text-document.ts'
import { compileQuery } from '#shared/text/compile-query.ts'
import { findInLines } from '#shared/text/find-in-lines.ts'

function find(text: string, query: Partial<TextQuery> & { text: string }, from = 0): string[] {
  const found: string[] = []
  const pattern = compileQuery({ regex: true, matchCase: true, wholeWord: false, ...query })
  findInLines(text, pattern, from, (start, end) => found.push(`${start}-${end}`) > 0)
  return found
}

describe('what is found in lines', () => {
  it.each<[string, string, Partial<TextQuery> & { text: string }, string[]]>([
    ['words', 'ab ab', { text: 'ab' }, ['0-2', '3-5']],
    ['none that overlap', 'aaaa', { text: 'aa' }, ['0-2', '2-4']],
    ['signs as such', 'a.b axb', { text: 'a.b', regex: false }, ['0-3']],
    ['either case', 'ÄäAa', { text: 'ä', regex: false, matchCase: false }, ['0-1', '1-2']],
    ['whole words', 'foofoo foo _foo fooä foo', { text: 'foo', wholeWord: true }, ['7-10', '21-24']],
    ['a shorter whole word where a longer one is none', 'xab b', { text: 'a?b', wholeWord: true }, ['4-5']],
    ['the ends of lines', 'ab\nb', { text: '^b|b$' }, ['1-2', '3-4']],
    ['nothing of no length', 'ab\n\nc', { text: 'x*' }, []],
    ['no line end', 'a\n\nb', { text: 'a\\s*|[^a]b' }, ['0-1']],
    ['what stands before', 'ab\ncb', { text: '(?<=c)b' }, ['4-5']],
    ['names of groups', 'xx', { text: '(?<n>x)\\k<n>' }, ['0-2']],
    ['what must not be escaped', '"a"', { text: '\\"a\\"' }, ['0-3']],
    ['characters of two units', '😀😀', { text: '.' }, ['0-2', '2-4']]
  ])('%s', (_, text, query, places) => expect(find(text, query)).toEqual(places))

  it('begins where it is told, and looks back', () => {
    expect(find('ab ab', { text: 'ab' }, 1)).toEqual(['3-5'])
    expect(find('xab', { text: 'ab', wholeWord: true }, 1)).toEqual([])
    expect(find('x\nab', { text: '(?<!x\\s)ab' }, 2)).toEqual(['2-4'])
  })

  it('leaves off when that is wanted', () => {
    const found: number[] = []
    const pattern = compileQuery({ text: '[^b]', regex: true, matchCase: true, wholeWord: false })
    findInLines('a\na\na', pattern, 0, start => found.push(start) < 2)
    expect(found).toEqual([0, 2])
  })

  it('finds in all lines at once what it finds in each by itself', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', 'ä', '😀') }), { maxLength: 6 }),
        fc.constantFrom('a+', 'a.b', '^a', 'b$', '[ab]+', '\\w\\b', '(?:a|b1)+', '\\S1'),
        (lines, text) => {
          const singly: string[] = []
          let base = 0
          for (const line of lines) {
            for (const match of line.matchAll(new RegExp(text, 'gu')))
              singly.push(`${base + match.index}-${base + match.index + match[0].length}`)
            base += line.length + 1
          }
          expect(find(lines.join('\n'), { text })).toEqual(singly)
        }
      )
    ))

  it.each(['(', '[', 'a**', '\\', 'a)|(b'])('refuses %s', text => {
    const compile = () => compileQuery({ text, regex: true, matchCase: true, wholeWord: true })
    expect(compile).toThrow(expect.objectContaining({ code: 'BUILD', field: 'query' }))
  })
})
