import { expect, it } from 'vitest'
import { drawnRows } from '#renderer/components/use-walked-list.ts'

const inSight = { startIndex: 50, endIndex: 52, overscan: 1, count: 100 }

it.each([
  ['in sight', 51, [49, 50, 51, 52, 53]],
  ['above', 0, [0, 49, 50, 51, 52, 53]],
  ['below', 99, [49, 50, 51, 52, 53, 99]],
  ['none', -1, [49, 50, 51, 52, 53]],
  ['gone', 100, [49, 50, 51, 52, 53]]
])('draws what is in sight and the current row: %s', (_, current, drawn) => {
  expect(drawnRows(inSight, current)).toEqual(drawn)
})
