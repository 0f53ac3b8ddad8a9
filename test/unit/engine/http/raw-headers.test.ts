import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findHeader, readRawHeaders, showGivenBack } from '#engine/http/raw-headers.ts'

/** The fields of a head as views of the chunks that it came in. */
function viewsOf(fields: string[], cut: number): Buffer[] {
  const whole = Buffer.from(fields.join('\r\n'), 'latin1')
  const chunks = [Buffer.from(whole.subarray(0, cut)), Buffer.from(whole.subarray(cut))]
  let at = 0
  return fields.map(field => {
    const [from, to] = [at, at + field.length]
    at = to + 2
    const [one, two] = chunks
    if (to <= cut) return one?.subarray(from, to) ?? Buffer.alloc(0)
    if (from >= cut) return two?.subarray(from - cut, to - cut) ?? Buffer.alloc(0)
    return Buffer.from(whole.subarray(from, to))
  })
}

describe('raw headers', () => {
  test('are read the same, wherever a chunk ended among them', () => {
    // Beyond ASCII, but no UTF-8: a byte of these begins nothing that another of these could end.
    const units = fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0xc0, max: 0xff }))
    const field = fc.string({ unit: units.map(code => String.fromCharCode(code)) })
    const pairs = fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(pairs, fc.nat(300), (headers, cut) => {
        expect(readRawHeaders(viewsOf(headers.flat(), cut))).toEqual(headers)
      }),
      { numRuns: 1000 }
    )
  })

  test('are UTF-8 where they can be, and a byte a character where not', () => {
    const bytesOf = (text: string) => Buffer.from(text).toString('latin1')
    const views = viewsOf(['X-Name', bytesOf('Zoë – 東京'), 'X-Old', 'caf\xe9', 'X-Half', 'a\xc3'], 4)
    expect(readRawHeaders(views)).toEqual([
      ['X-Name', 'Zoë – 東京'],
      ['X-Old', 'café'],
      ['X-Half', 'aÃ']
    ])
  })

  test('stay bytes where they are given back, until they are shown', () => {
    const bytesOf = (text: string) => Buffer.from(text).toString('latin1')
    const fields = [
      'Set-Cookie',
      bytesOf('a=日本'),
      'www-authenticate',
      bytesOf('Digest realm="é"'),
      'B',
      '\xe9'
    ]
    const headers = readRawHeaders(viewsOf(fields, 4))
    expect(headers.flat()).toEqual(fields)
    expect(showGivenBack(headers)).toEqual([
      ['Set-Cookie', 'a=日本'],
      ['www-authenticate', 'Digest realm="é"'],
      ['B', 'é']
    ])
  })

  test('may be none', () => {
    expect(readRawHeaders([])).toEqual([])
    expect(readRawHeaders(null)).toEqual([])
  })

  test('are found by their name, in whatever case', () => {
    expect(
      findHeader(
        [
          ['X-A', '1'],
          ['x-a', '2']
        ],
        'x-a'
      )
    ).toBe('1')
    expect(findHeader([['X-A', '1']], 'x-b')).toBeUndefined()
  })
})
