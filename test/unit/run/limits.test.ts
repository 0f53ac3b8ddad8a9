import { expect, it } from 'vitest'
import { toConfirm } from '#shared/run/limits.ts'

it.each([
  [1000, 50, []],
  [1001, 8, ['count']],
  [100, 60, ['concurrency']],
  [5000, 60, ['count', 'concurrency']],
  // There are never more under way than there are.
  [50, 60, []]
])('has confirmed what may be too much: %i requests, %i at the same time', (count, concurrency, fields) => {
  expect(toConfirm({ count, concurrency })).toEqual(fields)
})
