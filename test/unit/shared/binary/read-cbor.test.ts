import { encode } from 'cborg'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printValues } from '#shared/binary/print-values.ts'
import { readCbor } from '#shared/binary/read-cbor.ts'

const MOST = 1_000_000
const read = (hex: string) => printValues(readCbor(Uint8Array.from(Buffer.from(hex, 'hex'))), MOST)
/** In one line, without what is said in comments. */
const plain = (text: string) => text.replace(/ \/\/.*$/gm, '').replace(/\s*\n\s*/g, ' ')

describe('readCbor', () => {
  // RFC 8949 appendix A
  it.each([
    ['00', '0'],
    ['1bffffffffffffffff', '18446744073709551615'],
    ['c249010000000000000000', "2(h'010000000000000000')"],
    ['3bffffffffffffffff', '-18446744073709551616'],
    ['20', '-1'],
    ['3903e7', '-1000'],
    ['f90000', '0.0'],
    ['f98000', '-0.0'],
    ['f93c00', '1.0'],
    ['fb3ff199999999999a', '1.1'],
    ['f97bff', '65504.0'],
    ['fa47c35000', '100000.0'],
    ['fa3dcccccd', '0.1'],
    ['fb7e37e43c8800759c', '1e+300'],
    ['f90001', '5.960464477539063e-8'],
    ['f9c400', '-4.0'],
    ['f97c00', 'Infinity'],
    ['f97e00', 'NaN'],
    ['fbfff0000000000000', '-Infinity'],
    ['f4', 'false'],
    ['f6', 'null'],
    ['f7', 'undefined'],
    ['f0', 'simple(16)'],
    ['f8ff', 'simple(255)'],
    ['c074323031332d30332d32315432303a30343a30305a', '0("2013-03-21T20:04:00Z")'],
    ['c11a514b67b0', '1(1363896240)'],
    ['d74401020304', "23(h'01020304')"],
    ['40', "h''"],
    ['62225c', '"\\"\\\\"'],
    ['64f0908591', '"\u{10151}"'],
    ['80', '[]'],
    ['8301820203820405', '[ 1, [ 2, 3 ], [ 4, 5 ] ]'],
    ['a201020304', '{ 1: 2, 3: 4 }'],
    ['a26161016162820203', '{ "a": 1, "b": [ 2, 3 ] }'],
    ['5f42010243030405ff', "h'0102030405'"],
    ['7f657374726561646d696e67ff', '"streaming"'],
    ['9fff', '[]'],
    ['9f018202039f0405ffff', '[ 1, [ 2, 3 ], [ 4, 5 ] ]'],
    ['bf61610161629f0203ffff', '{ "a": 1, "b": [ 2, 3 ] }'],
    ['bf6346756ef563416d7421ff', '{ "Fun": true, "Amt": -2 }'],
    ['a1820102f6', '{ [ 1, 2 ]: null }'],
    ['c1c16161', '1(1("a"))'],
    ['010203', '1 2 3']
  ])('reads %s as %s', (hex, text) => {
    const { text: printed, fault } = read(hex)
    expect(plain(printed)).toBe(text)
    expect(fault).toBeUndefined()
  })

  it.each([
    ['c249010000000000000000', 'big integer, 18446744073709551616, 9 bytes'],
    ['c34100', 'big negative integer, -1, 1 byte'],
    ['c11a514b67b0', 'time since 1970, 2013-03-21T20:04:00Z'],
    ['d8255000112233445566778899aabbccddeeff', 'UUID, 00112233-4455-6677-8899-aabbccddeeff, 16 bytes'],
    ['61ff', 'not all of it is UTF-8']
  ])('says of %s what it means: %s', (hex, note) => {
    expect(read(hex).text).toContain(` // ${note}`)
  })

  it.each([
    ['0118', '1', 1, 'the data ends 1 byte before the value does'],
    ['82611c', '["\\u001c"', 3, 'the data ends 1 element before the array does'],
    ['831c', '[', 1, 'the additional information 28 has no meaning here'],
    ['ff', '', 0, 'an end is marked where nothing has begun'],
    ['81ff', '[', 1, 'an end is marked where nothing has begun'],
    ['bf01ff', '{1', 2, 'a map ends after a key that has no value'],
    ['f818', '', 0, 'the simple value 24 is written in two bytes'],
    ['5f6161ff', '', 0, 'a string in pieces holds what is no piece of it'],
    ['5bffffffffffffffff00', '', 0, 'the data ends 18446744073709551614 bytes before the value does'],
    ['9bffffffffffffffff01', '[1', 10, 'the data ends before the array does'],
    ['9affffffff01', '[1', 6, 'the data ends 4,294,967,294 elements before the array does'],
    ['a2616101', '{"a":1', 4, 'the data ends 1 pair before the map does'],
    ['a16161', '{"a"', 3, 'the data ends 1 pair before the map does'],
    ['9f01', '[1', 2, 'the data ends before the array does'],
    ['c6', '6(', 1, 'the data ends before the value of a tag']
  ])('keeps of %s what stands before the damage', (hex, text, offset, problem) => {
    const printed = read(hex)
    expect(printed.text.replace(/\s/g, '')).toBe(text)
    expect(printed.fault).toMatchObject({ offset, problem })
  })

  it('goes no deeper than is good for anybody', () => {
    const { fault } = printValues(readCbor(new Uint8Array(1_000_000).fill(0x81)), MOST)
    expect(fault).toMatchObject({ offset: 500, problem: 'the data is nested more than 500 deep' })
  })

  it('writes no more than is asked for', () => {
    const printed = printValues(readCbor(new Uint8Array(1_000_000)), 1000)
    expect(printed.fault).toBe('limit')
    expect(printed.text.length).toBeLessThan(1100)
  })

  it('reads what another implementation writes', () => {
    // The encoder takes -0 for the integer 0.
    const values = fc.jsonValue().map(value => JSON.parse(JSON.stringify(value)))
    fc.assert(
      fc.property(values, value => {
        const { text, fault } = printValues(readCbor(encode(value)), MOST)
        expect(fault).toBeUndefined()
        // The encoder sorts the keys of maps.
        expect(JSON.parse(text)).toEqual(value)
      })
    )
  })

  it('meets whatever bytes with an answer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        const { text, fault } = printValues(readCbor(bytes), MOST)
        if (fault === undefined && bytes.length > 0) expect(text).not.toBe('')
        if (typeof fault === 'object') expect(fault.offset).toBeLessThanOrEqual(bytes.length)
      })
    )
  })
})
