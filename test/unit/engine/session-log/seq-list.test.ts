import { expect, it } from 'vitest'
import { SeqList } from '#engine/session-log/filter/seq-list.ts'

it('keeps numbers in their order, and forgets the first', () => {
  const list = new SeqList()
  for (let n = 0; n < 200_000; n++) list.add(n * 3)
  expect(list.count).toBe(200_000)
  expect([list.at(0), list.at(65_536), list.at(199_999), list.at(200_000), list.at(-1)]).toEqual([
    ...[0, 196_608, 599_997, undefined, undefined]
  ])
  expect([list.placeOf(0), list.placeOf(4), list.placeOf(599_998)]).toEqual([0, 2, 200_000])
  list.dropBefore(300_001)
  expect(list.count).toBe(200_000 - 100_001)
  expect(list.slice(0, 2)).toEqual([300_003, 300_006])
  expect(list.placeOf(300_006)).toBe(1)
  list.add(600_000)
  expect(list.slice(list.count - 2, 5)).toEqual([599_997, 600_000])
  list.dropBefore(1_000_000)
  expect([list.count, list.slice(0, 3)]).toEqual([0, []])
  list.add(1_000_000)
  expect(list.slice(0, 3)).toEqual([1_000_000])
})
