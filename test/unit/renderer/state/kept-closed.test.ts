import { expect, it } from 'vitest'
import { canBeKept, keptClosed } from '#renderer/state/kept-closed.ts'
import type { ClosedHere } from '#renderer/state/tab-set.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'

const closedWith = (id: string, millions: number): ClosedHere => ({
  tab: { id, draft: { ...BLANK_DRAFT, body: { kind: 'text' as const, text: 'x'.repeat(millions * 1e6) } } },
  index: 0
})
const kept = (...closed: ClosedHere[]) => keptClosed(closed).map(({ tab }) => tab.id)

it('keeps the latest closed tabs that there is room for', () => {
  expect(kept()).toEqual([])
  expect(kept(closedWith('a', 1), closedWith('b', 15))).toEqual(['a', 'b'])
  expect(kept(closedWith('a', 9), closedWith('b', 1), closedWith('c', 9))).toEqual(['b', 'c'])
})

it('passes over one that is too large, and keeps those that were closed before it', () => {
  expect(kept(closedWith('a', 1), closedWith('b', 17))).toEqual(['a'])
  expect(kept(closedWith('a', 1), closedWith('big', 17), closedWith('b', 1))).toEqual(['a', 'b'])
})

it('keeps none that was closed to be rid of what is in it', () => {
  expect(kept(closedWith('a', 1), { ...closedWith('b', 1), discarded: true })).toEqual(['a'])
})

it('can tell beforehand which is too large, in bytes as they are stored', () => {
  const { tab } = closedWith('a', 0)
  const holding = (text: string) => ({ ...tab, draft: { ...tab.draft, body: { ...tab.draft.body, text } } })
  expect(canBeKept(holding('x'.repeat(15e6)))).toBe(true)
  expect(canBeKept(holding('x'.repeat(17e6)))).toBe(false)
  expect(canBeKept(holding('é'.repeat(9e6)))).toBe(false)
})
