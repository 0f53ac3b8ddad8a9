import { describe, expect, it } from 'vitest'
import { decodeText } from '#shared/format/decode-text.ts'

const bytes = (...values: number[]) => new Uint8Array(values)
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('decodeText', () => {
  it.each([
    ['UTF-8 without a word', utf8('é'), {}, { text: 'é', encoding: 'utf-8', source: 'assumed' }],
    [
      'a declared charset',
      bytes(0xe9),
      { charset: 'latin1' },
      { text: 'é', encoding: 'windows-1252', source: 'declared' }
    ],
    [
      'a mark against the charset',
      bytes(0xef, 0xbb, 0xbf, 0x61),
      { charset: 'latin1' },
      { text: 'a', source: 'mark' }
    ],
    ['UTF-16 with a mark', bytes(0xff, 0xfe, 0x61, 0), {}, { text: 'a', encoding: 'utf-16le' }],
    ['UTF-16 declared', bytes(0, 0x61), { charset: 'utf-16be' }, { text: 'a', encoding: 'utf-16be' }],
    ['a charset nobody knows', utf8('é'), { charset: 'x-none' }, { text: 'é', encoding: 'utf-8' }],
    [
      'text that is not UTF-8',
      bytes(0xe9),
      { contentType: 'text/html' },
      { text: 'é', encoding: 'windows-1252' }
    ],
    ['a character cut in two', bytes(0x61, 0xc3), { cut: true }, { text: 'a', invalidBytes: 0 }],
    [
      'bytes the charset forbids',
      bytes(0x61, 0xff),
      { charset: 'utf-8' },
      { text: 'a\ufffd', invalidBytes: 1 }
    ]
  ])('reads %s', (_, input, options, expected) => {
    expect(decodeText(input, options)).toMatchObject(expected)
  })

  it.each([
    ['a NUL byte', bytes(0x61, 0), { contentType: 'text/plain', charset: 'utf-8' }],
    ['what is neither UTF-8 nor called text', bytes(0x89, 0x50), { contentType: 'image/png' }],
    ['a character cut in two at the very end', bytes(0x61, 0xc3), {}]
  ])('takes %s for binary', (_, input, options) => {
    expect(decodeText(input, options).looksBinary).toBe(true)
  })

  it.each([
    ['one bad byte in JSON', [...utf8('{"a":"'), 0xff, ...utf8('"}')], { contentType: 'application/json' }],
    ['one bad byte in a long text of no type', [...utf8('a'.repeat(100)), 0xff], {}]
  ])('takes %s for text', (_, input, options) => {
    expect(decodeText(bytes(...input), options)).toMatchObject({
      encoding: 'utf-8',
      invalidBytes: 1,
      looksBinary: false
    })
  })

  it('does not read a text that is nearly all UTF-8 as something else for one bad byte', () => {
    const input = bytes(...utf8('größer, schöner, weiter'), 0xff)
    expect(decodeText(input, { contentType: 'text/plain' })).toMatchObject({
      text: 'größer, schöner, weiter\ufffd',
      encoding: 'utf-8'
    })
  })

  it.each([
    ['a character of four bytes of which three came', [0xf0, 0x9f, 0x98, 0x61], 3],
    ['a sign of replacement that was sent', [...utf8('\ufffd'), 0xff], 1],
    ['a byte order mark', [0xef, 0xbb, 0xbf, 0xff], 1]
  ])('counts the invalid bytes beside %s', (_, input, count) => {
    expect(decodeText(bytes(...input), { charset: 'utf-8' }).invalidBytes).toBe(count)
  })

  it('does not count a character that is cut in two', () => {
    const input = bytes(0xff, 0x61, 0xf0, 0x9f)
    expect(decodeText(input, { charset: 'utf-8', cut: true }).invalidBytes).toBe(1)
    expect(decodeText(input, { charset: 'utf-8' }).invalidBytes).toBe(3)
  })
})
