import { expect, it } from 'vitest'
import { MatchList } from '#engine/text/search/match-list.ts'

const list = new MatchList()
for (let row = 0; row < 3000; row++) {
  list.add({ row: row * 2, column: 1 }, { row: row * 2, column: 3 })
  list.add({ row: row * 2, column: 9 }, { row: row * 2 + 1, column: 4 })
}

it('knows the n-th', () => {
  expect(list.get(5000)).toEqual({ n: 5000, start: { row: 5000, column: 1 }, end: { row: 5000, column: 3 } })
  expect(list.get(6000)).toBeUndefined()
})

it.each([
  [{ row: 0, column: 0 }, 0],
  [{ row: 0, column: 1 }, 0],
  [{ row: 0, column: 2 }, 1],
  [{ row: 1, column: 0 }, 2],
  [{ row: 5998, column: 10 }, undefined]
])('knows the next after %j', (place, n) => expect(list.after(place)?.n).toBe(n))

it('knows those that touch some rows, and no more than are wanted', () => {
  expect(list.within(1, 2, 100).map(({ n }) => n)).toEqual([1, 2, 3])
  expect(list.within(0, 6000, 4)).toHaveLength(4)
  expect(list.within(6001, 10, 4)).toEqual([])
})
