import { describe, expect, it } from 'vitest'
import { HexRows } from '#renderer/features/response/views/hex/hex-rows.ts'
import { parseOffset } from '#renderer/features/response/views/hex/parse-offset.ts'
import { ClientError } from '#shared/model/client-error.ts'

const rowsOf = (size: number) =>
  new HexRows({ id: 'b', size }, async (_, offset, length) =>
    Uint8Array.from({ length: Math.max(0, Math.min(length, size - offset)) }, (_, index) => offset + index)
  )

describe('HexRows', () => {
  it('counts rows of sixteen bytes, and gives any of them', async () => {
    const rows = rowsOf(100)
    expect(rows.count).toBe(7)
    expect((await rows.load(6, 5)).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^00000060 {2}60 61 62 63 {2}.*`abc$/)
    ])
  })

  it('reads what is between two places', async () => {
    const text = await rowsOf(64).read({ row: 1, column: 10 }, { row: 2, column: 8 })
    expect(text).toMatch(/^10 11 12 .*\n00000020$/)
  })

  it('refuses what is too much to be read at once', async () => {
    await expect(rowsOf(2 ** 30).readAll()).rejects.toThrow(ClientError)
  })
})

it.each([
  ['0', 0],
  ['1,024', 1024],
  ['0xFF', 255],
  ['5000', undefined],
  ['-1', undefined],
  ['ff', undefined],
  ['', undefined]
])('reads the offset %j', (text, offset) => expect(parseOffset(text, 4096)).toBe(offset))
