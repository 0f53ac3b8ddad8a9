import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchEntries } from '#workspace/yaml/match-entries.ts'

/** A match as text: `2` is kept from there, `<2` moved from there, `+` new. */
function matched(old: readonly unknown[], next: readonly unknown[]): string {
  const signs = { kept: '', moved: '<', new: '+' }
  return matchEntries(old, next)
    .map(match => signs[match.kind] + ('old' in match ? match.old : ''))
    .join(' ')
}

const row = (name: string, value: string) => ({ name, value })

describe('matchEntries', () => {
  it.each([
    ['abc', 'abc', '0 1 2'],
    ['abc', 'ac', '0 2'],
    ['abc', 'abxc', '0 1 + 2'],
    ['abc', 'axc', '0 1 2'],
    ['abc', 'cab', '<2 0 1'],
    ['aab', 'ab', '0 2'],
    ['abc', 'xyz', '0 1 2'],
    ['abc', '', ''],
    ['', 'ab', '+ +'],
    ['abcd', 'bxd', '1 2 3']
  ])('takes %s for %s', (old, next, expected) => {
    expect(matched([...old], [...next])).toBe(expected)
  })

  it('knows a row that changed by what it has in common', () => {
    const old = [row('a', '1'), row('b', '2'), row('c', '3')]
    expect(matched(old, [row('b', 'x'), row('c', '3')])).toBe('1 2')
    expect(matched(old, [row('a', '1'), row('x', '2'), row('c', '3')])).toBe('0 1 2')
    expect(matched(old, [row('new', '1'), row('a', '2'), row('b', '2'), row('c', '3')])).toBe('+ 0 1 2')
  })

  it('sees no difference in the order of keys', () => {
    expect(matched([{ a: 1, b: { c: 2, d: 3 } }, 1], [1, { b: { d: 3, c: 2 }, a: 1 }])).toBe('1 <0')
  })

  it('tells an empty mapping from an empty list', () => {
    expect(matched([0, {}, []], [0, []])).toBe('0 2')
    expect(matched([{}, []], [[]])).toBe('1')
  })

  it('uses every old entry at most once, and those kept in their order', () => {
    const list = fc.array(fc.constantFrom(...'abcd', row('a', '1'), row('a', '2'), null), { maxLength: 12 })
    fc.assert(
      fc.property(list, list, (old, next) => {
        const matches = matchEntries(old, next)
        const used = matches.flatMap(match => ('old' in match ? [match.old] : []))
        const kept = matches.flatMap(match => (match.kind === 'kept' ? [match.old] : []))
        expect(matches).toHaveLength(next.length)
        expect(new Set(used).size).toBe(used.length)
        expect(kept).toEqual(kept.toSorted((a, b) => a - b))
        for (const [index, match] of matches.entries()) {
          if (match.kind === 'moved') expect(old[match.old]).toEqual(next[index])
        }
      })
    )
  })

  it('matches long lists in time', () => {
    const old = Array.from({ length: 3000 }, (_, index) => row(`n${index}`, 'v'))
    const next = old.map(({ name }) => row(name, 'w'))
    expect(matched(old, next)).toBe(old.map((_, index) => index).join(' '))
    expect(matchEntries(old, old.toReversed()).some(({ kind }) => kind === 'new')).toBe(false)
  })
})
