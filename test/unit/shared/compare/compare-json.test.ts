import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareJson, type JsonChange, MOST_CHANGES } from '#shared/compare/compare-json.ts'
import { parseExactJson, printExactJson } from '#shared/compare/parse-exact-json.ts'

describe('compareJson', () => {
  it.each<[string, unknown, unknown, JsonChange[]]>([
    ['nothing in what is the same in another order', { a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, []],
    [
      'members that came, went and changed',
      { a: 1, gone: true, same: null },
      { a: '1', same: null, 'it’s': {} },
      [
        { kind: 'changed', path: "$['a']", before: 1, after: '1' },
        { kind: 'removed', path: "$['gone']", before: true },
        { kind: 'added', path: "$['it’s']", after: {} }
      ]
    ],
    [
      'an element by its id, wherever it stands',
      [
        { id: 1, n: 'a' },
        { id: 2, n: 'b' }
      ],
      [
        { id: 3, n: 'c' },
        { id: 1, n: 'a' },
        { id: 2, n: 'B' }
      ],
      [
        { kind: 'changed', path: "$[2]['n']", before: 'b', after: 'B' },
        { kind: 'added', path: '$[0]', after: { id: 3, n: 'c' } }
      ]
    ],
    [
      'an element that moved',
      ['a', 'b', 'c'],
      ['c', 'a', 'b'],
      [{ kind: 'moved', path: '$[0]', from: 2, after: 'c' }]
    ],
    [
      'an element that moved and has its members in another order',
      [{ a: 1, b: [{ c: 2, d: 3 }] }, 'x', 'y'],
      ['x', 'y', { b: [{ d: 3, c: 2 }], a: 1 }],
      [{ kind: 'moved', path: '$[2]', from: 0, after: { b: [{ d: 3, c: 2 }], a: 1 } }]
    ],
    ['no sign of zero', [0], [-0], []],
    [
      'another kind of value at the top',
      [1],
      { a: 1 },
      [{ kind: 'changed', path: '$', before: [1], after: { a: 1 } }]
    ]
  ])('finds %s', (_, left, right, changes) => {
    expect(compareJson(left, right)).toEqual({ changes, count: changes.length })
  })

  it('finds nothing between equal values and something between others', () => {
    const json = fc.jsonValue({ maxDepth: 4 })
    fc.assert(
      fc.property(json, json, (left, right) => {
        const again: unknown = JSON.parse(JSON.stringify(left))
        expect(compareJson(again, again).count).toBe(0)
        expect(compareJson(again, sorted(again)).count).toBe(0)
        const other: unknown = JSON.parse(JSON.stringify(right))
        const isSame = JSON.stringify(sorted(again)) === JSON.stringify(sorted(other))
        expect(compareJson(again, other).count === 0).toBe(isSame)
      })
    )
  })

  it('holds elements against each other that stand between the same neighbours', () => {
    expect(compareJson(['a', { x: 1 }, 'b', 'c'], ['a', { x: 2 }, 'c', 'd']).changes).toEqual([
      { kind: 'removed', path: '$[2]', before: 'b' },
      { kind: 'changed', path: "$[1]['x']", before: 1, after: 2 },
      { kind: 'added', path: '$[3]', after: 'd' }
    ])
  })

  it('counts more than it lists, however long the lists are', () => {
    const left = Array.from({ length: 50_000 }, (_, index) => index)
    const { changes, count } = compareJson(
      left,
      left.map(value => -1 - value)
    )
    expect({ listed: changes.length, count }).toEqual({ listed: MOST_CHANGES, count: 50_000 })
  })

  it.each<[string, number, number]>([
    ['came', 0, 300_000],
    ['went', 300_000, 0]
  ])('counts elements that %s, however many', (_, before, after) => {
    const list = (length: number) => Array.from({ length }, (_, index) => index)
    expect(compareJson(list(before), list(after)).count).toBe(300_000)
  })

  it('finds members that only look like those that every object has', () => {
    const left: unknown = JSON.parse('{"__proto__": 1, "valueOf": 2}')
    expect(compareJson(left, {}).changes).toEqual([
      { kind: 'removed', path: "$['__proto__']", before: 1 },
      { kind: 'removed', path: "$['valueOf']", before: 2 }
    ])
  })
})

describe('parseExactJson', () => {
  it.runIf(knowsSource())('tells numbers apart that a double does not', () => {
    const [a, b] = [parseExactJson('[12345678901234567890]'), parseExactJson('[12345678901234567891]')]
    expect(compareJson(a, b).count).toBe(1)
    expect([printExactJson(a), printExactJson(b)]).toEqual([
      '[12345678901234567890]',
      '[12345678901234567891]'
    ])
  })

  it('takes numbers for the same that only are written otherwise', () => {
    expect(compareJson(parseExactJson('[1.50, 1e3, 0.1]'), parseExactJson('[1.5, 1000, 0.10]')).count).toBe(0)
  })
})

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)])
  )
}

/** Node 20 does not tell what a number was written as. */
function knowsSource(): boolean {
  let known = false
  JSON.parse('1', (...[, value, context]: [string, unknown, { source?: string }?]) => {
    known = context?.source === '1'
    return value
  })
  return known
}
