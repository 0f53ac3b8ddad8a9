import { expect, it } from 'vitest'
import { nextBin, pointedBin } from '#shared/session-timeline/find-bin.ts'
import { bin } from './bins.ts'

const bins = [bin(0), bin(1), bin(0), bin(0), bin(0, 1), bin(0)]
const plan = { fromMs: 0, binMs: 10, count: 6 }

it.each([
  [15, 0, 1],
  [35, 0, 3],
  [35, 10, 4],
  [25, 10, 1],
  [55, 5, 4],
  [60, 50, undefined]
])('takes a pointer at %d ms with a reach of %d ms for %s', (atMs, reachMs, index) => {
  expect(pointedBin(bins, plan, atMs, reachMs)).toBe(index)
})

it('takes a control frame for something', () => {
  expect(nextBin([bin(0), bin(0, 0, 1)], -1, 1)).toBe(1)
})

it('walks over what is empty', () => {
  expect([nextBin(bins, -1, 1), nextBin(bins, 1, 1), nextBin(bins, 4, 1)]).toEqual([1, 4, undefined])
  expect([nextBin(bins, 6, -1), nextBin(bins, 4, -1), nextBin(bins, 1, -1)]).toEqual([4, 1, undefined])
})
