import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quietJson } from '#shared/format/quiet-json.ts'

test('escapes what could steer a terminal, and nothing else', () => {
  expect(quietJson('{"a":"\u009b2J\u202eé🙂"}')).toBe('{"a":"\\u009b2J\\u202eé🙂"}')
})

test('says the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const json = JSON.stringify(value)
      expect(JSON.parse(quietJson(json))).toEqual(JSON.parse(json))
    })
  )
})
