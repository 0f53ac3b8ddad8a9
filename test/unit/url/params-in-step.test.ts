import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import { cutUrl } from '#shared/url/cut-url.ts'
import { paramsOfUrl, urlWithParams } from '#shared/url/params-in-step.ts'

const on = (name: string, value = '', more: Partial<DraftRow> = {}): DraftRow => ({
  name,
  value,
  enabled: true,
  ...more
})
const off = (name: string, value = ''): DraftRow => ({ name, value, enabled: false })

describe('paramsOfUrl', () => {
  it.each<[string, DraftRow[]]>([
    ['http://x/a', []],
    ['http://x/a?', []],
    ['http://x/a?#top', []],
    ['http://x/a?b', [on('b')]],
    ['http://x/a?b=', [on('b')]],
    ['http://x/a?=c', [on('', 'c')]],
    ['http://x/a?b=1&b=2', [on('b', '1'), on('b', '2')]],
    ['http://x/a?&&b=1&', [on('b', '1')]],
    ['http://x/a?b=c=d?e', [on('b', 'c=d?e')]],
    ['http://x/a?q=a%20b+c&%26=%3D', [on('q', 'a%20b+c'), on('%26', '%3D')]],
    ['http://x/a?b=1#c=2&d', [on('b', '1')]],
    ['http://x/a#b?c=1', []],
    ['{{base?x=1}}/a?b={{c&d=e}}&f=#{{g}}', [on('b', '{{c&d=e}}'), on('f')]],
    ['http://x/a?{{b=c}}=1&{{d', [on('{{b=c}}', '1'), on('{{d')]]
  ])('reads %s as typed', (url, rows) => {
    expect(paramsOfUrl(url, [])).toEqual(rows)
  })

  it('keeps rows that are off where they were, and descriptions with what changed', () => {
    const rows = [
      on('a', '1', { description: 'first' }),
      off('b'),
      on('c', '3', { description: 'third' }),
      off('d')
    ]
    expect(paramsOfUrl('http://x?a=1&c=34', rows)).toEqual([
      on('a', '1', { description: 'first' }),
      off('b'),
      on('c', '34', { description: 'third' }),
      off('d')
    ])
    expect(paramsOfUrl('http://x?a=1', rows)).toEqual([rows[0], off('b'), off('d')])
    expect(paramsOfUrl('http://x?new=1&a=1&c=3', rows)).toEqual([on('new', '1'), ...rows])
    expect(paramsOfUrl('http://x', rows)).toEqual([off('b'), off('d')])
  })

  it('knows a parameter again by its name when others came and went', () => {
    const rows = [on('a', '1'), on('b', '2', { description: 'second' }), on('c', '3')]
    expect(paramsOfUrl('http://x?b=9', rows)).toEqual([on('b', '9', { description: 'second' })])
    expect(paramsOfUrl('http://x?z&b=9&y&x', rows)).toEqual([
      on('z'),
      on('b', '9', { description: 'second' }),
      on('y'),
      on('x')
    ])
  })

  it('gives the very same rows back when the URL says nothing else', () => {
    const rows = [on('a', 'x&y#z'), off('b'), on('')]
    expect(paramsOfUrl('http://elsewhere/?a=x%26y%23z', rows)).toBe(rows)
  })
})

describe('urlWithParams', () => {
  it.each<[string, DraftRow[], string]>([
    ['http://x', [on('a', '1')], 'http://x?a=1'],
    ['http://x#top', [on('a', '1'), off('b')], 'http://x?a=1#top'],
    ['http://x?', [], 'http://x?'],
    ['http://x?a=1#top', [], 'http://x#top'],
    ['http://x?a=1#top', [off('a', '1')], 'http://x#top'],
    ['http://x?a=&b', [on('a'), on('b', '2')], 'http://x?a=&b=2'],
    ['http://x?&&a=1', [on('a', '1')], 'http://x?&&a=1'],
    ['http://x?a', [on('a'), on('a')], 'http://x?a&a'],
    ['http://x?a=1', [on('a', '1'), on('')], 'http://x?a=1'],
    ['http://x', [on('a=b&c', 'd=e&f#g')], 'http://x?a%3Db%26c=d=e%26f%23g'],
    ['http://x', [on('', 'b')], 'http://x?=b'],
    ['http://x', [on('{{a&b}}', '{{c#d}} & e')], 'http://x?{{a&b}}={{c#d}} %26 e'],
    ['{{base}}/:id?a=%7e&b=+', [on('a', '%7e'), on('b', 'c')], '{{base}}/:id?a=%7e&b=c']
  ])('puts rows into %s', (url, rows, expected) => {
    expect(urlWithParams(url, rows)).toBe(expected)
  })
})

const word = fc
  .array(fc.constantFrom('a', 'b', '%20', '+', '&', '=', '#', '?', 'ä', ' ', '{{c&d=e#f}}', '/', ':'), {
    maxLength: 5
  })
  .map(parts => parts.join(''))
/** Few signs, all of them such as part a query or stand for one that does: what is alike comes up often. */
const alike = fc
  .array(fc.constantFrom('a', '=', '&', '%3D', '%26'), { maxLength: 4 })
  .map(parts => parts.join(''))
const alikeRows = fc.array(fc.record({ name: alike, value: alike, enabled: fc.constant(true) }), {
  maxLength: 3
})
const alikeUrl = alike.map(query => `http://x?${query}`)
const row = fc.record({ name: word, value: word, enabled: fc.boolean() })
const rows = fc.array(row, { maxLength: 6 })
const url = fc
  .tuple(
    fc.constantFrom('', 'http://x', '{{base?#}}/a/:b'),
    fc.constantFrom('', '?'),
    word,
    fc.constantFrom('', '#', '#a?b=c&d')
  )
  .map(parts => parts.join(''))

describe('params and URL in step', () => {
  it('finds in a URL the rows that were put into it', () => {
    fc.assert(
      fc.property(url, rows, (before, table) => {
        expect(paramsOfUrl(urlWithParams(before, table), table)).toBe(table)
      })
    )
  })

  it('changes nothing but the query', () => {
    fc.assert(
      fc.property(url, rows, (before, table) => {
        const { base, fragment } = cutUrl(before)
        expect(cutUrl(urlWithParams(before, table))).toMatchObject({ base, fragment })
      })
    )
  })

  it('leaves a URL as it was typed when its own rows are put into it', () => {
    fc.assert(
      fc.property(url, rows, (typed, table) => {
        expect(urlWithParams(typed, paramsOfUrl(typed, table))).toBe(typed)
      })
    )
  })

  it('does both where parameters look alike', () => {
    fc.assert(
      fc.property(alikeUrl, alikeRows, (typed, table) => {
        expect(paramsOfUrl(urlWithParams(typed, table), table)).toBe(table)
        const url = urlWithParams('http://x', table)
        expect(urlWithParams(url, paramsOfUrl(url, table))).toBe(url)
        expect(urlWithParams(typed, paramsOfUrl(typed, table))).toBe(typed)
      }),
      { numRuns: 5000 }
    )
  })

  it.each<[string, DraftRow[], string]>([
    ['http://x?a=b=', [on('a=b')], 'http://x?a%3Db'],
    ['http://x?a%3Db&a=b=', [on('a=b'), on('a', 'b=')], 'http://x?a%3Db&a=b='],
    ['http://x?a%26&a%26=', [on('a&'), on('a%26')], 'http://x?a%26&a%26=']
  ])('tells parameters of %s apart', (url, rows, expected) => {
    expect(urlWithParams(url, rows)).toBe(expected)
    expect(paramsOfUrl(expected, rows)).toBe(rows)
  })

  it('never loses a row that is off', () => {
    fc.assert(
      fc.property(url, rows, (typed, table) => {
        const kept = paramsOfUrl(typed, table).filter(({ enabled }) => !enabled)
        expect(kept).toEqual(table.filter(({ enabled }) => !enabled))
      })
    )
  })
})
