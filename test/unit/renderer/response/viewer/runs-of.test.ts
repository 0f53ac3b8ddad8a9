import { expect, it } from 'vitest'
import { runsOf } from '#renderer/features/response/viewer/runs-of.ts'

it.each([
  [[], []],
  [[4], [{ from: 4, count: 1 }]],
  [
    [9, 2, 3, 3, 8, 1],
    [
      { from: 1, count: 3 },
      { from: 8, count: 2 }
    ]
  ]
])('%j are the runs %j', (rows, runs) => expect(runsOf(rows)).toEqual(runs))
