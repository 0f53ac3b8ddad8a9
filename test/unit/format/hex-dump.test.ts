import { describe, expect, it } from 'vitest'
import { hexDump } from '#shared/format/hex-dump.ts'

describe('hexDump', () => {
  it('shows offset, hexadecimal and ASCII', () => {
    const bytes = new Uint8Array([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x20, 0x7e, 0x7f, 1, 2, 3, 4, 0x41
    ])
    expect(hexDump(bytes).split('\n')).toEqual([
      '00000000  89 50 4e 47 0d 0a 1a 0a  00 20 7e 7f 01 02 03 04  .PNG..... ~.....',
      '00000010  41                                                A'
    ])
  })

  it('counts from where the bytes stand', () => {
    expect(hexDump(new Uint8Array([0]), 0x1000)).toMatch(/^00001000 {2}00 /)
  })

  it('is empty for nothing', () => expect(hexDump(new Uint8Array())).toBe(''))
})
