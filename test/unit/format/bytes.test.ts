import { describe, expect, it } from 'vitest'
import { formatBytes } from '#shared/format/bytes.ts'

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [3379, '3.3 KiB'],
    [10_188, '9.9 KiB'],
    [10_240, '10 KiB'],
    [1_023_487, '999 KiB'],
    [1_023_489, '1.0 MiB'],
    [12_582_912, '12 MiB'],
    [1_073_741_824, '1.0 GiB'],
    [5 * 1024 ** 4, '5.0 TiB'],
    [5000 * 1024 ** 4, '5000 TiB']
  ])('%d bytes are “%s”', (bytes, text) => expect(formatBytes(bytes)).toBe(text))
})
