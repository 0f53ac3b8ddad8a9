import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ValueNames } from '#shared/compare/value-names.ts'

it.each<[string, unknown, unknown, boolean]>([
  ['members in another order', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, true],
  ['elements in another order', [1, 2], [2, 1], false],
  ['a text that reads like a number', ['1'], [1], false],
  ['a text that reads like a name', ['#0', []], [[], '#0'], false],
  ['a member and an element', { '0': 'a' }, ['a'], false],
  ['nothing and an empty object', null, {}, false]
])('%s', (_, left, right, same) => {
  const names = new ValueNames()
  expect(names.of(left) === names.of(right)).toBe(same)
})

it('is the same for what is the same JSON, and for nothing else', () => {
  const json = fc.jsonValue({ maxDepth: 4 }).map((value): unknown => JSON.parse(JSON.stringify(value)))
  fc.assert(
    fc.property(json, json, (left, right) => {
      const names = new ValueNames()
      expect(names.of(structuredClone(left))).toBe(names.of(left))
      expect(names.of(left) === names.of(right)).toBe(sortedText(left) === sortedText(right))
    })
  )
})

function sortedText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? { members: Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)) }
      : inner
  )
}
