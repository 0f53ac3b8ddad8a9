import { expect, it } from 'vitest'
import { parseBytes } from '#shared/format/parse-bytes.ts'

it.each([
  ['0', 0],
  ['4096', 4096],
  ['64k', 65_536],
  ['64 KiB', 65_536],
  ['1.5MB', 1_572_864],
  ['2G', 2_147_483_648],
  ['7b', 7]
])('%s is %i bytes', (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes)
})

it.each(['', 'k', '-1', '1e3', '1 T', '1KiBs', '0x10', '1,5k'])('“%s” is no size', text => {
  expect(parseBytes(text)).toBeUndefined()
})
