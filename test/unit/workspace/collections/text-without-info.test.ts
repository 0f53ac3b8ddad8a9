import { expect, it } from 'vitest'
import { textWithoutInfo } from '#workspace/collections/text-without-info.ts'

it.each([
  ['info:\n  name: A\n  seq: 1\n\nhttp:\n  url: x\n', 'http:\n  url: x\n'],
  ['# kept\ninfo: {name: A}\nhttp:\n  info: y\n', '# kept\nhttp:\n  info: y\n'],
  ['http:\n  url: x\ninfo:\r\n\tname: |\r\n\r\n    A\r\n', 'http:\n  url: x'],
  ['information: x\n', 'information: x\n'],
  ['', '']
])('of %j is %j', (text, expected) => {
  expect(textWithoutInfo(text)).toBe(expected)
})
