import { expect, it } from 'vitest'
import { readYaml } from '#workspace/yaml/read-yaml.ts'
import { tooMuchAt } from '#workspace/yaml/too-much.ts'

const MANY = 60_000

it.each([
  ['lines', `x:\n${'- a\n'.repeat(MANY)}`],
  ['keys', Array.from({ length: MANY }, (_, n) => `k${n}: v\n`).join('')],
  ['values in brackets', `x: [${'a, '.repeat(MANY)}]`],
  ['comments', '# c\n'.repeat(2 * MANY)],
  ['empty lines', '\n'.repeat(3 * MANY)]
])('finds out where there are too many %s', (_, text) => {
  const offset = tooMuchAt(text)
  expect(offset).toBeGreaterThan(0)
  expect(offset).toBeLessThan(text.length)
  expect(readYaml(text)).toMatchObject({
    problem: { message: expect.stringMatching(/^The file is too large: of its 0\.\d MiB only what is above/) }
  })
})

it.each([
  ['under a |', `x: |\n${'  {"a": [1, 2, 3]},\n'.repeat(MANY)}`],
  ['under a >', `x: >\n${'  some words\n'.repeat(MANY)}`],
  ['in quotes', `x: "${'{\\"a\\": [1, 2]}, '.repeat(MANY)}"`],
  ['without quotes', `x: ${'a, b: c'.replace(': ', ':').repeat(MANY)}`]
])('takes a long text %s for one value', (_, text) => {
  expect(tooMuchAt(text)).toBeUndefined()
  expect(readYaml(text)).toHaveProperty('value.x', expect.any(String))
})
