import { expect, it } from 'vitest'
import { dynamicNameOf } from '#shared/template/dynamic-names.ts'

it.each([
  ['$guid', 'guid'],
  ['$randomFirstName', 'randomFirstName'],
  ['guid', undefined],
  ['$toString', undefined],
  ['$__proto__', undefined],
  ['$', undefined]
])('finds %s', (name, expected) => {
  expect(dynamicNameOf(name)).toBe(expected)
})
