import { expect, it } from 'vitest'
import { findTyped } from '#renderer/features/sidebar/find-typed.ts'

const names = ['Orders', 'Open', 'Cancel', 'order two']

it.each([
  ['the next that begins with a letter', 0, 'o', 1],
  ['the same letter again: the one after', 1, 'oo', 3],
  ['round at the end', 3, 'o', 0],
  ['a word that goes on, where it is', 0, 'or', 0],
  ['a word, upper or lower case', 1, 'ORD', 3],
  ['the only one, again', 2, 'c', 2],
  ['nothing', 0, 'x', undefined]
])('%s', (_, from, typed, index) => {
  expect(findTyped(names, from, typed)).toBe(index)
})

it('finds nothing among no rows', () => {
  expect(findTyped([], 0, 'a')).toBeUndefined()
})
