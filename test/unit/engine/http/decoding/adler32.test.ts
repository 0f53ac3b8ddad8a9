import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { adler32 } from '#engine/http/decoding/adler32.ts'

const byZlib = (bytes: Uint8Array) => deflateSync(bytes).subarray(-4).readUInt32BE()

test.each([0, 1, 3, 4, 5, 3799, 3800, 3801, 7603, 200_000])(
  'the checksum of %i bytes is that of zlib',
  size => {
    const bytes = Uint8Array.from({ length: size }, (_, i) => (i * i * 31) % 251)
    expect(adler32(bytes, 1)).toBe(byZlib(bytes))
    const largest = new Uint8Array(size).fill(0xff)
    expect(adler32(largest, 1)).toBe(byZlib(largest))
  }
)
test('goes on from one piece to the next', () => {
  const bytes = Buffer.from('so it goes, '.repeat(1000))
  expect(adler32(bytes.subarray(5001), adler32(bytes.subarray(0, 5001), 1))).toBe(byZlib(bytes))
})
