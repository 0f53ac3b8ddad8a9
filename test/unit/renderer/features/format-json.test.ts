import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatJson } from '#renderer/features/request/format-json.ts'

it.each([
  ['{"a":1,"b":[1,2,{}],"c":[]}', '{\n  "a": 1,\n  "b": [\n    1,\n    2,\n    {}\n  ],\n  "c": []\n}'],
  [' 1.0 ', '1.0'],
  ['12345678901234567890', '12345678901234567890'],
  ['{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
  ['"\\u00e9 \\" {,:}"', '"\\u00e9 \\" {,:}"'],
  ['[ ]', '[]']
])('indents %s', (text, expected) => {
  expect(formatJson(text)).toBe(expected)
})

it('lays any value out as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.json(), text => {
      expect(formatJson(text)).toBe(formatJson(formatJson(text)))
      expect(JSON.parse(formatJson(text))).toEqual(JSON.parse(text))
    })
  )
})

it.each(['{', '{"a"}', "{'a':1}", ''])('refuses %j', text => {
  expect(() => formatJson(text)).toThrow(SyntaxError)
})
