import { expect, it } from 'vitest'
import { countJsonValues } from '#host/har/count-json-values.ts'

it.each([
  ['{"a":[1,2,{}],"b":"x"}', 6],
  ['{"text":"[1,2,3],{}"}', 1],
  [String.raw`["a\\",["b\",",1]]`, 4],
  ['["not closed,,,', 1],
  ['', 0]
])('counts what is in %s', (text, count) => {
  expect(countJsonValues(new TextEncoder().encode(text))).toBe(count)
})
