import { describe, expect, it } from 'vitest'
import { parseParameters } from '#shared/http/header-parameters.ts'
import { boundaryInContent, boundaryOfType } from '#shared/multipart/boundary.ts'
import { factsOfPart } from '#shared/multipart/multipart-part.ts'

describe('parseParameters', () => {
  it.each([
    ['Form-Data; name="a"; filename="b.txt"', 'form-data', { name: 'a', filename: 'b.txt' }],
    ['form-data;name=a;filename=b.txt', 'form-data', { name: 'a', filename: 'b.txt' }],
    ['form-data; name="a\\"b; c\\\\"', 'form-data', { name: 'a"b; c\\' }],
    [
      'attachment; filename="plain"; filename*=UTF-8\'\'%e2%82%ac%20rates',
      'attachment',
      { filename: '€ rates' }
    ],
    ["attachment; filename*=iso-8859-1'en'%A3", 'attachment', { filename: '£' }],
    [
      "attachment; filename*=UTF-8''%ff; filename=plain",
      'attachment',
      { 'filename*': "UTF-8''%ff", filename: 'plain' }
    ],
    ['a; name="unclosed', 'a', { name: 'unclosed' }],
    ['a; =b; c; d=1; d=2', 'a', { d: '1' }],
    ['', '', {}]
  ])('reads %j', (header, value, parameters) => {
    const parsed = parseParameters(header)
    expect(parsed.value).toBe(value)
    expect(Object.fromEntries(parsed.parameters)).toEqual(parameters)
  })
})

it('knows a part by its headers', () => {
  const headers: [string, string][] = [
    ['content-disposition', 'form-data; name="photo"; filename="cat.jpg"'],
    ['Content-Type', 'Text/Plain; charset=UTF-8'],
    ['Content-Range', 'bytes 0-4/10'],
    ['Content-Transfer-Encoding', 'Base64']
  ]
  expect(factsOfPart({ headers, offset: 0, length: 0 })).toEqual({
    name: 'photo',
    filename: 'cat.jpg',
    contentType: 'text/plain',
    charset: 'utf-8',
    typeHeader: 'Text/Plain; charset=UTF-8',
    range: 'bytes 0-4/10',
    encoding: 'base64'
  })
  expect(factsOfPart({ headers: [], offset: 0, length: 0 })).toMatchObject({
    contentType: '',
    name: undefined
  })
})

it.each([
  ['multipart/mixed; boundary=abc', 'abc'],
  ['multipart/form-data; boundary="a b:c"', 'a b:c'],
  ['multipart/mixed; boundary=', undefined],
  ['multipart/mixed', undefined],
  [undefined, undefined]
])('reads the boundary of %s: %s', (header, boundary) => expect(boundaryOfType(header)).toBe(boundary))

it.each([
  ['--abc\r\nA: 1', 'abc'],
  ['\r\n--a b \r\n', 'a b'],
  ['--- a/file\n+++ b/file', '- a/file'],
  ['-abc\r\n', undefined],
  ['--\r\n', undefined],
  ['--abc', undefined]
])('finds the boundary that %j begins with: %s', (text, boundary) => {
  expect(boundaryInContent(new TextEncoder().encode(text))).toBe(boundary)
})
