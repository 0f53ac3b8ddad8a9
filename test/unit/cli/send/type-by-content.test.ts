import { expect, test } from 'vitest'
import { typeByBeginning, typeByBytes, typeByText } from '../../../../cli/send/type-by-content.ts'

const JSON_TYPE = 'application/json'
const FORM = 'application/x-www-form-urlencoded'
const TEXT = 'text/plain; charset=utf-8'
const ANY = 'application/octet-stream'

test.each([
  ['{"a":1}', JSON_TYPE],
  ['[1]\n', JSON_TYPE],
  ['1', JSON_TYPE],
  ['a=1&b=%20', FORM],
  ['a=1\n', TEXT],
  ['{"a":1}\n{"a":2}\n', TEXT],
  ['{"a":1}{"b":2}', TEXT],
  ['[1] [2]', TEXT],
  ['{"a":"}{"}\r\n', JSON_TYPE],
  ['[info] it began', TEXT],
  ['zoë', TEXT]
])('%j is %s, whether all of it is there or only its beginning', (text, type) => {
  expect(typeByText(text)).toBe(type)
  expect(typeByBytes(Buffer.from(text))).toBe(type)
  expect(typeByBeginning(Buffer.from(text))).toBe(type)
})

test.each([
  ['{"a": [1, 2,', JSON_TYPE],
  ['{\n  "a": {\n    "b": "c', JSON_TYPE],
  ['[\n  {"a": 1},\n  {"a', JSON_TYPE],
  ['{', JSON_TYPE],
  ['{"a":1}\n{"a', TEXT],
  ['{\n  "a":1\n}\n{\n  "a', TEXT],
  ['{"a": "\\"}', JSON_TYPE],
  ['a=1&b', TEXT],
  [Buffer.from([0x7a, 0xc3]), TEXT],
  [Buffer.from([0x7a, 0xff, 0x7a]), ANY],
  [Buffer.from([0x7b, 0x22, 0]), ANY],
  ['', undefined]
])('a body that begins with %j is %s', (beginning, type) => {
  expect(typeByBeginning(Buffer.from(beginning))).toBe(type)
})

test.each([
  ['{"a": [1, 2,', TEXT],
  [Buffer.from([0x7a, 0xc3]), ANY],
  ['', undefined]
])('all of a body that is %j is %s', (body, type) => {
  expect(typeByBytes(Buffer.from(body))).toBe(type)
})
