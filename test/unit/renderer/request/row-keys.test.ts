import { expect, it } from 'vitest'
import { keysAfter, NO_KEYS } from '#renderer/features/request/automation/row-keys.ts'

const [a, b, c] = [{}, {}, {}]
const all = keysAfter(NO_KEYS, [a, b, c])

it.each([
  ['what is moved', [b, a, c], [1, 0, 2]],
  ['what is left of them', [b, c], [1, 2]],
  ['what is edited where it stands', [a, {}, c], [0, 1, 2]],
  ['all beside one that is added', [a, b, c, {}], [0, 1, 2, 3]],
  ['all beside a copy', [a, {}, b, c], [0, 3, 1, 2]],
  ['none of a list that was replaced by a longer one', [{}, {}, {}, {}], [3, 4, 5, 6]],
  ['what is moved while another one is edited', [b, {}, c], [1, 3, 2]]
])('a list keeps the keys of %s', (_, rows, keys) => {
  expect(keysAfter(all, rows).keys).toEqual(keys)
})

it('a key is given once', () => {
  const fewer = keysAfter(all, [a])
  expect(keysAfter(fewer, [a, {}]).keys).toEqual([0, 3])
})
