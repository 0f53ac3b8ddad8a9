import { expect, it } from 'vitest'
import { bordersOf, describeBins } from '#renderer/features/runs/bin-words.ts'

const bins = [
  { from: 705, to: 705.5, count: 1500, rest: false },
  { from: 705.5, to: 706, count: 480, rest: false },
  { from: 706, to: 800, count: 20, rest: true }
]

it('tells borders apart that are near', () => {
  expect(bordersOf(bins)).toEqual(['705.0 ms', '705.5 ms', '706.0 ms'])
})

it('says of each bin how many it has', () => {
  expect(describeBins(bins, 2000)).toEqual([
    '705.0 ms to 705.5 ms: 1,500 (75 %)',
    '705.5 ms to 706.0 ms: 480 (24 %)',
    '706.0 ms or more: 20 (1.0 %)'
  ])
  expect(describeBins([], 0)).toEqual([])
})
