import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokensOf } from '#renderer/features/response/viewer/row-tokens.ts'
import type { TextLanguage } from '#shared/format/guess-language.ts'
import type { TextRow } from '#shared/model/text-document.ts'

const kindsOf = (text: string, language: TextLanguage, rest: Partial<TextRow> = {}) =>
  tokensOf({ text, line: 1, depth: 0, ...rest }, language)
    .filter(token => token.text.trim() !== '')
    .map(token => `${token.kind} ${token.text.trim()}`)

describe('tokensOf', () => {
  it.each([
    ['"a": "b",', undefined, ['key "a"', 'delimiter :', 'string "b"', 'delimiter ,']],
    ['  "a": -1.5e3', undefined, ['key "a"', 'delimiter :', 'number -1.5e3']],
    ['true, null', undefined, ['keyword true', 'delimiter ,', 'keyword null']],
    ['"cut off', undefined, ['string "cut off']],
    ['goes on", 1', 'string', ['string goes on"', 'delimiter ,', 'number 1']],
    ['me": 1', 'name', ['key me"', 'delimiter :', 'number 1']],
    ['"a \\" b"', undefined, ['string "a \\" b"']]
  ] as const)('tells the parts of JSON: %s', (text, within, kinds) => {
    expect(kindsOf(text, 'json', within && { within })).toEqual(kinds)
  })

  it.each([
    [
      '<a href="x">y</a>',
      undefined,
      [
        'delimiter <',
        'tag a',
        'attribute href',
        'delimiter =',
        'string "x"',
        'delimiter >',
        'text y',
        'delimiter </',
        'tag a',
        'delimiter >'
      ]
    ],
    ['<!-- a --> b', undefined, ['comment <!-- a -->', 'text b']],
    ['<?xml version="1.0"?>', undefined, ['meta <?xml version="1.0"?>']],
    ['a < b', undefined, ['text a', 'text <', 'text b']],
    ['id="1">x', 'tag', ['attribute id', 'delimiter =', 'string "1"', 'delimiter >', 'text x']],
    ['1" b>', 'string', ['string 1"', 'attribute b', 'delimiter >']],
    ['a <b> --><c>', 'comment', ['comment a <b> -->', 'delimiter <', 'tag c', 'delimiter >']],
    ['a <b> ]]></c>', 'text', ['text a <b> ]]>', 'delimiter </', 'tag c', 'delimiter >']],
    ['if (a<b)</SCRIPT>', 'text', ['text if (a<b)', 'delimiter </', 'tag SCRIPT', 'delimiter >']]
  ] as const)('tells the parts of markup: %s', (text, within, kinds) => {
    expect(kindsOf(text, 'xml', within && { within })).toEqual(kinds)
  })

  it('loses nothing of a row, whatever is in it', () => {
    const text = fc.string({ unit: fc.constantFrom(...'"\\<>/=! -a1{}[]:,\'?'), maxLength: 60 })
    const within = fc.constantFrom(undefined, 'string', 'name', 'tag', 'comment', 'text' as const)
    fc.assert(
      fc.property(text, within, fc.constantFrom('json', 'xml', 'text' as const), (text, within, language) => {
        const row = { text, line: 1, depth: 0, continued: true, ...(within && { within }) }
        expect(
          tokensOf(row, language)
            .map(token => token.text)
            .join('')
        ).toBe(text)
      })
    )
  })
})
