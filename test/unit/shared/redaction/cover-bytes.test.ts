import { expect, test } from 'vitest'
import { coverBytes, reachOf } from '#shared/redaction/cover-bytes.ts'

const cover = (text: string, ...forms: string[]) =>
  Buffer.from(coverBytes(Buffer.from(text), forms)).toString()

test.each([
  ['a secret b secret', ['secret'], 'a ****** b ******'],
  ['grün', ['grün'], '*****'],
  ['secretsecret', ['secret'], '************'],
  ['aab', ['ab'], 'a**'],
  ['nothing', ['else'], 'nothing'],
  ['', ['x'], ''],
  ['text', [''], 'text'],
  ['abc', ['abcd'], 'abc']
])('%j without %j is %j', (text, forms, covered) => {
  expect(cover(text, ...forms)).toBe(covered)
})

test('binary bytes around stay as they are, and the given ones too', () => {
  const bytes = Uint8Array.of(0, 255, 115, 51, 99, 114, 0)
  expect([...coverBytes(bytes, ['s3cr'])]).toEqual([0, 255, 42, 42, 42, 42, 0])
  expect(bytes[2]).toBe(115)
  const buffer = Buffer.from('a secret')
  coverBytes(buffer, ['secret'])
  expect(buffer.toString()).toBe('a secret')
})

test('how far a secret reaches is counted in bytes', () => {
  expect(reachOf(['abc', 'ü€'])).toBe(5)
  expect(reachOf([])).toBe(0)
})
