import { describe, expect, it } from 'vitest'
import { faultOf } from '#renderer/features/response/views/find/fault-of-query.ts'
import { findInText } from '#renderer/features/response/views/find/find-in-text.ts'
import type { TextQuery } from '#shared/model/text-document.ts'

const queryOf = (text: string, rest: Partial<TextQuery> = {}): TextQuery => ({
  ...{ text, regex: false, matchCase: false, wholeWord: false },
  ...rest
})
const found = (text: string, query: TextQuery, most?: number) => [...findInText(text, query, most)]

describe('findInText', () => {
  it.each([
    ['whatever its case', 'Ab ab', queryOf('AB'), [0, 2, 3, 5]],
    ['its case', 'Ab ab', queryOf('ab', { matchCase: true }), [3, 5]],
    ['whole words', 'cat concat cat_ cat', queryOf('cat', { wholeWord: true }), [0, 3, 16, 19]],
    ['words of any script', 'äcat cat', queryOf('cat', { wholeWord: true }), [5, 8]],
    ['a text that would be a pattern', 'a.c abc [', queryOf('a.c'), [0, 3]],
    ['a pattern', 'a1 b22', queryOf('\\d+', { regex: true }), [1, 2, 4, 6]],
    ['the ends of lines', 'ab\r\nab\nb', queryOf('b$', { regex: true }), [1, 2, 5, 6, 7, 8]],
    ['nothing that goes over lines', 'a\nb', queryOf('a\\sb', { regex: true }), []],
    ['nothing empty', 'aa', queryOf('x*', { regex: true }), []]
  ])('finds %s', (_, text, query, offsets) => {
    expect(found(text, query)).toEqual(offsets)
  })

  it('leaves off at the most', () => expect(found('aaaa', queryOf('a'), 2)).toEqual([0, 1, 1, 2]))
})

describe('faultOf', () => {
  it('says what is wrong with a pattern', () => {
    expect(faultOf(queryOf('(a', { regex: true }))).toBe('This is no regular expression: unterminated group.')
    expect(faultOf(queryOf('(a'))).toBeUndefined()
  })
})
