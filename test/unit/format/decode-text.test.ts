import { describe, expect, it } from 'vitest'
import { decodeText } from '#shared/format/decode-text.ts'

const bytes = (...values: number[]) => new Uint8Array(values)
const utf8 = (text: string) => new TextEncoder().encode(text)
/** Each sign as so many bytes. */
const wide = (text: string, width: 2 | 4, littleEndian: boolean) =>
  bytes(
    ...[...text].flatMap(sign => {
      const unit = Array.from({ length: width }, (_, at) => ((sign.codePointAt(0) ?? 0) >>> (8 * at)) & 0xff)
      return littleEndian ? unit : unit.reverse()
    })
  )
const latin1 = (text: string) => bytes(...[...text].map(sign => sign.charCodeAt(0)))

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

  it.each([
    ['<meta charset=iso-8859-2>\xb1', 'text/html', 'iso-8859-2'],
    ["<!-- <meta charset=utf-8> --><HEAD><META Charset = 'Shift_JIS'>", 'text/html', 'shift_jis'],
    [
      '<meta name=x content="a>b"><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
      'text/html',
      'windows-1251'
    ],
    ['<meta content="text/html; charset=koi8-r">', 'text/html', undefined],
    ['<meta charset=utf-16>', 'text/html', 'utf-8'],
    ['<meta charset=x-none><meta charset=gbk>', 'text/html', 'gbk'],
    ['<p title="<meta charset=gbk>">', 'text/html', undefined],
    ["<p title='<meta charset=gbk>", 'text/html', undefined],
    ['<!-->\xe9<meta charset=gbk>', 'text/html', 'gbk'],
    [`${' '.repeat(1024)}<meta charset=gbk>`, 'text/html', undefined],
    ['<meta charset=gbk>', 'text/plain', 'gbk'],
    ['see <meta charset=gbk>', 'text/plain', undefined],
    ['<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', 'application/xml', 'windows-1252'],
    ["<?xml version='1.0' encoding='utf-16'?><a/>", 'application/soap+xml', 'utf-8'],
    ['<?xml version="1.0"?><a encoding="gbk"/>', 'application/xml', undefined],
    ['@charset "iso-8859-15";a{}', 'text/css', 'iso-8859-15'],
    ["@charset 'iso-8859-15';a{}", 'text/css', undefined],
    ['@charset "gbk";', 'text/plain', undefined]
  ])('looks for what %j says of itself as %s: %s', (text, contentType, encoding) => {
    const decoded = decodeText(latin1(text), { contentType })
    expect(decoded.source === 'content' ? decoded.encoding : undefined).toBe(encoding)
  })

  it.each([
    ['utf-16le', wide('{"a":"é"}', 2, true)],
    ['utf-16be', wide('{"a":"é"}', 2, false)],
    ['utf-32le', wide('{"a":"😀"}', 4, true)],
    ['utf-32be', wide('{"a":"😀"}', 4, false)]
  ])('knows %s of JSON by where its NULs are', (encoding, input) => {
    for (const contentType of ['application/json', 'text/plain'])
      expect(decodeText(input, { contentType })).toMatchObject({
        text: encoding.startsWith('utf-32') ? '{"a":"😀"}' : '{"a":"é"}',
        encoding,
        source: 'content',
        invalidBytes: 0,
        looksBinary: false
      })
  })

  it.each([
    ['utf-32le', wide('\ufeffa😀', 4, true)],
    ['utf-32be', wide('\ufeffa😀', 4, false)]
  ])('knows %s by its mark', (encoding, input) => {
    expect(decodeText(input, { contentType: 'text/plain' })).toMatchObject({
      text: 'a😀',
      encoding,
      source: 'mark',
      looksBinary: false
    })
  })

  it('knows UTF-16 of XML without a mark', () => {
    const text = '<?xml version="1.0" encoding="utf-16"?><a/>'
    expect(decodeText(wide(text, 2, false), { contentType: 'text/xml' })).toMatchObject({
      text,
      encoding: 'utf-16be'
    })
  })

  it('takes what is chosen, whatever else is said, and ignores a choice that nobody knows', () => {
    const input = bytes(0xef, 0xbb, 0xbf, 0xc3, 0xa9)
    const hints = { contentType: 'text/html', charset: 'utf-8' }
    expect(decodeText(input, { ...hints, encoding: 'Latin1' })).toMatchObject({
      text: 'ï»¿Ã©',
      encoding: 'windows-1252',
      source: 'chosen'
    })
    expect(decodeText(input, { ...hints, encoding: 'x-none' })).toMatchObject({ text: 'é', source: 'mark' })
  })

  it('replaces what UTF-32 does not allow, and what is cut', () => {
    const input = bytes(0x61, 0, 0, 0, 0, 0xd8, 0, 0, 0x62, 0)
    expect(decodeText(input, { charset: 'utf-32' })).toMatchObject({ text: 'a\ufffd\ufffd', invalidBytes: 8 })
    expect(decodeText(input, { charset: 'utf-32', cut: true })).toMatchObject({
      text: 'a\ufffd',
      invalidBytes: 4
    })
  })
})
