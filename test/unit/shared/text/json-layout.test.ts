import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prettyJson } from '#shared/format/json-pretty.ts'
import { JsonLayout } from '#shared/text/json-layout.ts'
import { MAX_LEVELS } from '#shared/text/json-levels.ts'
import { NO_PAUSE } from '#shared/text/row-layout.ts'
import { RowWriter } from '#shared/text/row-writer.ts'
import { begin, bytesOf, layOut, rowsOf, textOf } from './lay-out.ts'

const TEXTS = [
  '{"a":[1,-2.5e+10,{}],"b":"x\\"\\u00e9\\ny","c":null}',
  '[[],{},[{}],[[1]], true ,false]',
  ' \t\r\n"only a string" ',
  '-0.1E-2',
  'null',
  '{"a":1,"a":2,"__proto__":{"x":[]}}',
  `{"é":"😀","long":"${'ä😀x'.repeat(3000)}"}`
]

const NO_JSON: [string, string, number][] = [
  ['a word', 'hello\nworld', 0],
  ['a trailing comma', '[1,]', 3],
  ['a missing colon', '{"a" 1}', 5],
  ['a name without quotes', '{a:1}', 1],
  ['a wrong bracket', '[1}', 2],
  ['a raw line end in a string', '["a\nb"]', 3],
  ['an unknown escape', '["\\x"]', 3],
  ['bad digits of an escape', '["\\u12g4"]', 6],
  ['a number with a zero in front', '[01]', 2],
  ['a number without digits', '[-]', 2],
  ['a date', '2024-01-02', 4],
  ['words without space between', 'truefalse', 4]
]

/** JSON with white space anywhere, and escapes. */
const anyJson = fc
  .tuple(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 0, 1, '\t', '\r\n '))
  .map(([value, space]) => JSON.stringify(value, undefined, space))

describe('JSON over rows', () => {
  it.each(TEXTS)('lays out as prettyJson does: %#', text =>
    expect(textOf('json', text)).toBe(prettyJson(text))
  )

  it('lays out any JSON as prettyJson does', () =>
    fc.assert(
      fc.property(anyJson, text => {
        expect(textOf('json', text)).toBe(prettyJson(text))
      })
    ))

  it('puts values that follow each other on rows of their own', () => {
    expect(layOut('json', bytesOf('{"a":1}\n{"b":[]}\r\n3 "x"[4]')).rows).toEqual([
      '{',
      '  "a": 1',
      '}',
      '{',
      '  "b": []',
      '}',
      '3',
      '"x"',
      '[',
      '  4',
      ']'
    ])
  })

  it.each(NO_JSON)('leaves off at %s', (_, text, offset) => {
    const { layout, rows } = layOut('json', bytesOf(text))
    expect(layout.leftOff).toMatchObject({ why: 'syntax', offset })
    const rest = text.slice(offset).split(/[\r\n]/)
    expect(rows.slice(-rest.length).join('\n').endsWith(rest.join('\n'))).toBe(true)
  })

  it.each(['[1,2', '{"a"', '"abc', '[tru', '-', '{"a":'])('says that %s ends too early', text => {
    const { layout } = layOut('json', bytesOf(text))
    expect(layout.leftOff).toMatchObject({ why: 'end', offset: text.length })
  })

  it('drops no byte of what is no JSON', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:1e-.tru\\ \nä\u0000') }), text => {
        const plain = (text: string) => text.replace(/[ \r\n]/g, '')
        expect(plain(textOf('json', text))).toBe(plain(text))
      })
    ))

  it('makes the same rows wherever the bytes are cut', () =>
    fc.assert(
      fc.property(fc.oneof(anyJson, fc.constantFrom(...TEXTS, ...NO_JSON.map(([, text]) => text))), text => {
        const bytes = bytesOf(text)
        const whole = layOut('json', bytes)
        for (let border = 1; border < Math.min(bytes.length, 200); border++) {
          const cut = layOut('json', bytes, [border, Math.min(bytes.length, border * 2)])
          expect(cut.rows).toEqual(whole.rows)
          expect(cut.writer.size).toBe(whole.writer.size)
          expect(cut.layout.leftOff).toEqual(whole.layout.leftOff)
        }
      }),
      { numRuns: 40 }
    ))

  it('makes the same rows again from the beginning of any row', () =>
    fc.assert(
      fc.property(fc.oneof(anyJson, fc.constantFrom(...TEXTS)), text => {
        const bytes = bytesOf(text)
        const { rows } = layOut('json', bytes)
        const first = begin('json')
        for (let at = 0, row = 0; row < rows.length; row++) {
          if (row > 0) at = first.layout.run(bytes, 0, at, { ...NO_PAUSE, row })
          const again = begin('json')
          const offset = again.layout.restore(first.layout.save(at))
          again.layout.run(bytes.subarray(offset), offset, 0, NO_PAUSE)
          expect(rowsOf(again.page)).toEqual(rows.slice(row))
        }
      }),
      { numRuns: 40 }
    ))

  it('says of each row how deep it is, and whether it opens something', () => {
    const { page } = layOut('json', bytesOf('{"a":[1,{}],"b":2}'))
    expect(Array.from({ length: page.count }, (_, index) => page.traits(index))).toMatchObject([
      { depth: 0, opens: true },
      { depth: 1, opens: true },
      { depth: 2, opens: false },
      { depth: 2, opens: false },
      { depth: 1, opens: false },
      { depth: 1, opens: false },
      { depth: 0, opens: false }
    ])
  })

  it('splits a long string between characters, and says that it goes on', () => {
    const { page, rows } = layOut('json', bytesOf(`["${'😀'.repeat(2500)}"]`))
    expect(rows.join('')).toBe(`[  "${'😀'.repeat(2500)}"]`)
    expect(page.traits(2)).toEqual({ depth: 1, continued: true, opens: false, within: 'string' })
    expect(rows.every(row => !row.includes('\ufffd'))).toBe(true)
  })

  it('goes as deep as a million levels, and leaves off there', () => {
    const writer = new RowWriter()
    const layout = new JsonLayout(writer)
    const bytes = new Uint8Array(MAX_LEVELS + 10).fill(0x5b)
    layout.run(bytes, 0, 0, NO_PAUSE)
    expect(layout.leftOff).toMatchObject({ why: 'depth', offset: MAX_LEVELS })
    expect(writer.row).toBe(MAX_LEVELS)
  })
})
