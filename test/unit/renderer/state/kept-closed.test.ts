import { expect, it } from 'vitest'
import { keptClosed } from '#renderer/state/kept-closed.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'

const closedWith = (id: string, millions: number) => ({
  tab: { id, draft: { ...BLANK_DRAFT, body: { kind: 'text' as const, text: 'x'.repeat(millions * 1e6) } } },
  index: 0
})
const kept = (...closed: ReturnType<typeof closedWith>[]) => keptClosed(closed).map(({ tab }) => tab.id)

it('keeps the latest closed tabs as long as there is room for all after them', () => {
  expect(kept()).toEqual([])
  expect(kept(closedWith('a', 1), closedWith('b', 15))).toEqual(['a', 'b'])
  expect(kept(closedWith('a', 1), closedWith('b', 10), closedWith('c', 1), closedWith('d', 9))).toEqual([
    'c',
    'd'
  ])
  expect(kept(closedWith('a', 1), closedWith('b', 17))).toEqual([])
})
