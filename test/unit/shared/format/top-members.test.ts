import fc from 'fast-check'
import { expect, test } from 'vitest'
import { topMembers } from '#shared/format/top-members.ts'

test('tells the members of an object, and the plain values as they were written', () => {
  expect(topMembers(' { "a" : 1.50, "b": {"c": [1, "}"]}, "d\\n": "x", "e": null } ')).toEqual([
    { name: 'a', scalar: '1.50' },
    { name: 'b' },
    { name: 'd\n', scalar: '"x"' },
    { name: 'e', scalar: 'null' }
  ])
})

test('tells of what is cut off as much as there is', () => {
  expect(topMembers('{"a":1,"b":"lon')).toEqual([{ name: 'a', scalar: '1' }, { name: 'b' }])
  expect(topMembers('{"a":12')).toEqual([{ name: 'a' }])
  expect(topMembers('{"a":[1,2')).toEqual([{ name: 'a' }])
})

test.each(['', '[1]', 'text', '"{"'])('%j is no object', text => {
  expect(topMembers(text)).toBeUndefined()
})

test('of any object it tells the names in their order, wherever that is cut off', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (object, cut) => {
      const text = JSON.stringify(object)
      expect(topMembers(text)?.map(({ name }) => name)).toEqual(Object.keys(object))
      const part = topMembers(text.slice(0, (cut % text.length) + 1))?.map(({ name }) => name)
      expect(Object.keys(object).slice(0, part?.length)).toEqual(part)
    })
  )
})
