import { expect, it } from 'vitest'
import { rowAfter } from '#renderer/features/history/row-after.ts'

const rows = ['a', 'b', 'c', 'd'].map(id => ({ id }))

it.each([
  ['the first behind it', 'b', 'c'],
  ['the first behind the last of several', 'ac', 'd'],
  ['the last before, where none is behind', 'cd', 'b'],
  ['one between them', 'bd', 'c'],
  ['none, where all go', 'abcd', undefined],
  ['the first, where none of them is listed', 'x', 'a']
])('the focus goes to %s', (_, going, next) => {
  expect(rowAfter(rows, new Set(going))).toBe(next)
})
