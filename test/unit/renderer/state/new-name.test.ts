import { expect, it } from 'vitest'
import { newName } from '#renderer/state/new-name.ts'

it.each([
  ['free', [], 'New request'],
  ['taken, upper or lower case', ['new Request'], 'New request 2'],
  ['taken with the first numbers', ['New request', 'New request 2', 'New request 4'], 'New request 3']
])('a name that is %s', (_, taken, name) => {
  expect(newName('New request', taken)).toBe(name)
})
