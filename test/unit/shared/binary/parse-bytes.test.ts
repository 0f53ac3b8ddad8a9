import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeBase64 } from '#shared/binary/encode-base64.ts'
import { parseBase64 } from '#shared/binary/parse-base64.ts'
import { parseHex } from '#shared/binary/parse-hex.ts'

const bytes = (...values: number[]) => ({ bytes: Uint8Array.from(values) })

describe('parseHex', () => {
  it.each([
    ['', bytes()],
    [' \n', bytes()],
    ['00ff', bytes(0, 255)],
    ['De aD\nbe:ef', bytes(0xde, 0xad, 0xbe, 0xef)],
    ['0x01, 0X02', bytes(1, 2)],
    ['0x', { problem: 'Not hex at character 2: “x” is no digit of it.' }],
    ['0', { problem: 'Not hex at character 1: a byte has two digits.' }],
    ['00 0', { problem: 'Not hex at character 4: a byte has two digits.' }],
    ['0 0', { problem: 'Not hex at character 1: a byte has two digits.' }],
    ['00 g0', { problem: 'Not hex at character 4: “g” is no digit of it.' }],
    ['0g', { problem: 'Not hex at character 2: “g” is no digit of it.' }],
    ['00😀', { problem: 'Not hex at character 3: “😀” is no digit of it.' }]
  ])('makes of %j what it stands for', (text, parsed) => {
    expect(parseHex(text)).toEqual(parsed)
  })

  it('reads whatever was written as hex', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom('', ' ', ':', '\n'), (value, between) => {
        const text = Array.from(value, byte => byte.toString(16).padStart(2, '0')).join(between)
        expect(parseHex(text)).toEqual({ bytes: value })
      })
    )
  })
})

describe('parseBase64', () => {
  it.each([
    ['', bytes()],
    ['AAE=', bytes(0, 1)],
    ['AAE', bytes(0, 1)],
    ['AA\n==', bytes(0)],
    ['-_8', bytes(251, 255)],
    ['+/8=', bytes(251, 255)],
    ['abcdef*h', { problem: 'Not base64 at character 7: “*” is no sign of it.' }],
    ['AA=A', { problem: 'Not base64 at character 3: only the end of it is padded with “=”.' }],
    ['AAAAA', { problem: 'Not base64 at its end: a sign is missing.' }],
    ['AAA==', { problem: 'Not base64 at its end: 2 “=” cannot follow here.' }],
    ['AAAA=', { problem: 'Not base64 at its end: one “=” cannot follow here.' }]
  ])('makes of %j what it stands for', (text, parsed) => {
    expect(parseBase64(text)).toEqual(parsed)
  })

  it('reads whatever was written as base64', () => {
    fc.assert(
      fc.property(fc.uint8Array(), value => {
        expect(parseBase64(encodeBase64(value))).toEqual({ bytes: value })
        expect(parseBase64(Buffer.from(value).toString('base64url'))).toEqual({ bytes: value })
      })
    )
  })

  it('says of anything whether it is any, and where it is none', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        for (const parsed of [parseHex(text), parseBase64(text)])
          if ('problem' in parsed)
            expect(parsed.problem).toMatch(/^Not \w+ at (character \d+|its end): .+\.$/s)
      })
    )
  })
})
