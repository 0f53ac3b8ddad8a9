import { CLOSE, closing, fragments, frame, TEXT } from '#test/fixtures/web-socket-frames.ts'
import { type ConformanceCase, faulty } from './case.ts'

const VALID = {
  ascii: 'Hello',
  greek: 'κόσμε',
  'all lengths': 'a\u00e9\u20ac\u{1f600}',
  'the first of each length': '\u0000\u0080\u0800\u{10000}',
  'the last of each length': '\u007f\u07ff\uffff\u{10ffff}',
  'around the surrogates': '\ud7ff\ue000\ufffd',
  'no characters': '\ufffe\uffff\u{1fffe}\u{1ffff}',
  'a byte order mark': '\ufeffa'
}

const INVALID: Record<string, number[]> = {
  'a continuation alone': [0x80],
  'another alone': [0x61, 0xbf, 0x61],
  'two of them': [0x80, 0xbf],
  'a beginning of two at the end': [0xc3],
  'a beginning of three at the end': [0xe2, 0x82],
  'a beginning of four at the end': [0xf0, 0x9f, 0x98],
  'a beginning in the midst': [0xc3, 0x20],
  'a beginning of three in the midst': [0xe2, 0x82, 0x20],
  'a slash in two bytes': [0xc0, 0xaf],
  'a slash in three': [0xe0, 0x80, 0xaf],
  'a slash in four': [0xf0, 0x80, 0x80, 0xaf],
  'the largest that is too long, in two': [0xc1, 0xbf],
  'the largest that is too long, in three': [0xe0, 0x9f, 0xbf],
  'the largest that is too long, in four': [0xf0, 0x8f, 0xbf, 0xbf],
  'the first surrogate': [0xed, 0xa0, 0x80],
  'the last surrogate': [0xed, 0xbf, 0xbf],
  'a pair of surrogates': [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80],
  'beyond the last character': [0xf4, 0x90, 0x80, 0x80],
  'far beyond it': [0xf5, 0x80, 0x80, 0x80],
  'five bytes': [0xf8, 0x88, 0x80, 0x80, 0x80],
  'six bytes': [0xfc, 0x84, 0x80, 0x80, 0x80, 0x80],
  fe: [0xfe],
  ff: [0xff],
  'a text with a fault in it': [0xce, 0xba, 0xe1, 0xbd, 0xb9, 0xed, 0xa0, 0x80, 0x65, 0x64]
}

const cutsOf = (bytes: Uint8Array) => [...bytes.keys()].slice(1)

/** Texts, whole and cut at every byte of them (RFC 6455 §8.1). */
const valid = Object.entries(VALID).flatMap(([name, value]): ConformanceCase[] => {
  const bytes = Buffer.from(value)
  return [
    { name: `${name}, whole`, bytes: frame(TEXT, value), tells: [['text', value]] },
    ...cutsOf(bytes).map(
      (cut): ConformanceCase => ({
        name: `${name}, cut at byte ${cut}`,
        bytes: Buffer.concat(fragments(TEXT, value, [cut])),
        tells: [['text', value]]
      })
    ),
    {
      name: `${name}, a frame for each byte`,
      bytes: Buffer.concat(fragments(TEXT, value, cutsOf(bytes))),
      tells: [['text', value]]
    }
  ]
})

const invalid = Object.entries(INVALID).flatMap(([name, numbers]): ConformanceCase[] => {
  const bytes = Uint8Array.from(numbers)
  return [
    faulty(`${name}, whole`, frame(TEXT, bytes), 1007, 'websocket-utf8'),
    faulty(
      `${name}, a frame for each byte`,
      Buffer.concat(fragments(TEXT, bytes, cutsOf(bytes))),
      1007,
      'websocket-utf8'
    ),
    faulty(
      `${name}, as the reason of a close`,
      frame(CLOSE, closing(1000, bytes)),
      1007,
      'websocket-close-utf8'
    )
  ]
})

export const TEXT_CASES = [
  ...valid,
  ...invalid,
  {
    name: 'what is no UTF-8, as a binary message',
    bytes: frame(2, Uint8Array.of(0xff, 0xc3)),
    tells: [['binary', Uint8Array.of(0xff, 0xc3)]]
  } satisfies ConformanceCase
]
