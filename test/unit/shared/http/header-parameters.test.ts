import { expect, it } from 'vitest'
import { parseParameters } from '#shared/http/header-parameters.ts'

it.each<[string, string, Record<string, string>]>([
  ['text/html; charset=utf-8', 'text/html', { charset: 'utf-8' }],
  ['form-data; name="a" ; filename="x.txt"', 'form-data', { name: 'a', filename: 'x.txt' }],
  ['form-data ;name = "a"\t;\tfilename=x.txt ; n=1', 'form-data', { name: 'a', filename: 'x.txt', n: '1' }],
  ['form-data; name="a;\\"b"; c=d', 'form-data', { name: 'a;"b', c: 'd' }],
  ['form-data; name="a"b"; c=d', 'form-data', { name: 'a', c: 'd' }],
  ['form-data; name=a"b; c=d', 'form-data', { name: 'a', c: 'd' }],
  ['form-data; ; name="open', 'form-data', { name: 'open' }]
])('reads %s', (header, value, parameters) => {
  const read = parseParameters(header)
  expect(read.value).toBe(value)
  expect(Object.fromEntries(read.parameters)).toEqual(parameters)
})
