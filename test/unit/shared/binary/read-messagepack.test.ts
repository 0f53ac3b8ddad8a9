import { encode } from '@msgpack/msgpack'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printValues } from '#shared/binary/print-values.ts'
import { readMessagePack } from '#shared/binary/read-messagepack.ts'

const MOST = 1_000_000
const read = (hex: string) => printValues(readMessagePack(Uint8Array.from(Buffer.from(hex, 'hex'))), MOST)
/** In one line, without what is said in comments. */
const plain = (text: string) => text.replace(/ \/\/.*$/gm, '').replace(/\s*\n\s*/g, ' ')

describe('readMessagePack', () => {
  it.each([
    ['7f', '127'],
    ['e0', '-32'],
    ['c0', 'null'],
    ['c3', 'true'],
    ['cc80', '128'],
    ['cd0100', '256'],
    ['ceffffffff', '4294967295'],
    ['cfffffffffffffffff', '18446744073709551615'],
    ['d080', '-128'],
    ['d18000', '-32768'],
    ['d280000000', '-2147483648'],
    ['d38000000000000000', '-9223372036854775808'],
    ['ca3dcccccd', '0.1'],
    ['cb3ff0000000000000', '1.0'],
    ['cb7ff8000000000000', 'NaN'],
    ['a161', '"a"'],
    ['d90161', '"a"'],
    ['da000161', '"a"'],
    ['db0000000161', '"a"'],
    ['c403010203', "h'010203'"],
    ['c5000101', "h'01'"],
    ['c60000000101', "h'01'"],
    ['90', '[]'],
    ['920102', '[ 1, 2 ]'],
    ['dc000101', '[ 1 ]'],
    ['dd0000000101', '[ 1 ]'],
    ['80', '{}'],
    ['82a16101a16290', '{ "a": 1, "b": [] }'],
    ['de000101c0', '{ 1: null }'],
    ['df0000000181a16101c2', '{ { "a": 1 }: false }'],
    ['d40501', "ext(5, h'01')"],
    ['c70205aabb', "ext(5, h'aabb')"],
    ['c8000105aa', "ext(5, h'aa')"],
    ['c900000001ffaa', "ext(-1, h'aa')"],
    ['0102c0', '1 2 null']
  ])('reads %s as %s', (hex, text) => {
    const { text: printed, fault } = read(hex)
    expect(plain(printed)).toBe(text)
    expect(fault).toBeUndefined()
  })

  it.each([
    ['d6ff5e0be100', '2020-01-01T00:00:00Z, 4 bytes'],
    ['d7ff773594005e0be100', '2020-01-01T00:00:00.5Z, 8 bytes'],
    ['c70cff00000001000000005e0be100', '2020-01-01T00:00:00.000000001Z, 12 bytes'],
    ['c70cff00000000ffffffffffffffff', '1969-12-31T23:59:59Z, 12 bytes'],
    ['c70cff000000007fffffffffffffff', '12 bytes']
  ])('reads the timestamp %s', (hex, note) => {
    expect(read(hex).text).toMatch(new RegExp(` // ${note.replaceAll('.', '\\.')}$`))
  })

  it('writes the beginning of a long byte string, and how long it is', () => {
    const { text } = printValues(readMessagePack(encode(new Uint8Array(5000))), MOST)
    expect(text).toMatch(/^h'(00){4096}…' \/\/ 5,000 bytes, of which the first 4,096 are shown$/)
  })

  it.each([
    ['82a161', '{"a"', 3, 'the data ends 2 pairs before the map does'],
    ['9301c1', '[1', 2, 'the byte 0xc1 begins no value of MessagePack'],
    ['dbffffffff61', '', 0, 'the data ends 4294967294 bytes before the value does'],
    ['ddffffffff01', '[1', 6, 'the data ends 4,294,967,294 elements before the array does']
  ])('keeps of %s what stands before the damage', (hex, text, offset, problem) => {
    const printed = read(hex)
    expect(printed.text.replace(/\s/g, '')).toBe(text)
    expect(printed.fault).toMatchObject({ offset, problem })
  })

  it('goes no deeper than is good for anybody', () => {
    const { fault } = printValues(readMessagePack(new Uint8Array(1_000_000).fill(0x91)), MOST)
    expect(fault).toMatchObject({ offset: 500 })
  })

  it('reads what another implementation writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const { text, fault } = printValues(readMessagePack(encode(value)), MOST)
        expect(fault).toBeUndefined()
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(value))
      })
    )
  })

  it('meets whatever bytes with an answer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        const { fault } = printValues(readMessagePack(bytes), MOST)
        if (typeof fault === 'object') expect(fault.offset).toBeLessThanOrEqual(bytes.length)
      })
    )
  })
})
