import { expect, test } from 'vitest'
import { isTextFile } from '#renderer/features/request/messages/is-text-file.ts'

const euro = '€'

test.each([
  ['a text', ['{"op": "hello"}'], true],
  ['a text whose sign is cut off where one looks no further', ['a'.repeat(4095), euro], true],
  ['bytes that are no UTF-8', [new Uint8Array([0x61, 0xff, 0x62])], false],
  ['a text with NUL', ['a\0b'], false],
  ['bytes that are control characters', [new Uint8Array(20).fill(7)], false],
  ['lines with colours', ['\x1b[31mred\x1b[0m\tone\r\n'], true],
  ['nothing', [], false]
])('%s', async (_, parts: BlobPart[], isText) => {
  expect(await isTextFile(new Blob(parts))).toBe(isText)
})
