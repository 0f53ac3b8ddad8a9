import { expect, it } from 'vitest'
import { problemOfNumber } from '#renderer/state/typed-numbers.ts'

it.each([
  ['1', undefined],
  [' 10 ', undefined],
  ['0', 'At least 1.'],
  ['11', 'At most 10.'],
  ['', 'A whole number from 1 to 10.'],
  ['1.5', 'A whole number from 1 to 10.'],
  ['-1', 'A whole number from 1 to 10.'],
  ['1e1', 'A whole number from 1 to 10.']
])('judges %j: %s', (typed, problem) => {
  expect(problemOfNumber(typed, { least: 1, most: 10 })).toBe(problem)
})
