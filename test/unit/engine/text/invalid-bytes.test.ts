import fc from 'fast-check'
import { expect, it } from 'vitest'
import { InvalidBytes } from '#engine/text/invalid-bytes.ts'
import { countInvalid } from '#shared/format/count-invalid.ts'

const anyBytes = fc.array(
  fc.oneof(
    fc.constantFrom(
      [0xff],
      [0xc3, 0xa4],
      [0xe2, 0x82],
      [0xf0, 0x9f, 0x98, 0x80],
      [0xed, 0xa0, 0x80],
      [0xef, 0xbf, 0xbd]
    ),
    fc.tuple(fc.nat(255))
  ),
  { maxLength: 12 }
)

it('counts what is not UTF-8 wherever the bytes are cut', () =>
  fc.assert(
    fc.property(anyBytes, fc.nat(40), fc.nat(40), (parts, one, other) => {
      const bytes = Uint8Array.from(parts.flat())
      const [from, to] = [Math.min(one, other), Math.max(one, other)]
      const counted = new InvalidBytes()
      for (const piece of [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)])
        counted.add(piece)
      counted.end()
      expect(counted.count).toBe(countInvalid(bytes, new TextDecoder().decode(bytes), 'utf-8'))
    })
  ))
