import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MultipartPart } from '#shared/multipart/multipart-part.ts'
import { MultipartScanner } from '#shared/multipart/multipart-scanner.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

/** The parts of a body that comes in pieces of these lengths, each with its content. */
function scan(boundary: string, body: Uint8Array, lengths: readonly number[] = [body.length]) {
  const parts: MultipartPart[] = []
  const scanner = new MultipartScanner(boundary, part => parts.push(part))
  for (let at = 0, n = 0; at < body.length; n++) {
    const length = lengths[n % lengths.length] ?? 1
    scanner.feed(body.subarray(at, at + length))
    at += length
  }
  const end = scanner.end()
  const told = parts.map(({ headers, offset, length }) => ({
    headers,
    content: new TextDecoder().decode(body.subarray(offset, offset + length))
  }))
  return { parts: told, ...end }
}

/** Contents alone. */
const contents = (text: string, boundary = 'b') =>
  scan(boundary, utf8(text)).parts.map(({ content }) => content)

describe('MultipartScanner', () => {
  it('finds parts with their headers, and what stands around them', () => {
    const body = [
      ...[
        'preamble',
        '--b',
        'Content-Disposition: form-data; name="naïve"',
        'X-Folded: one',
        '  two',
        '',
        'first'
      ],
      ...['--b  ', '', '', '--b', 'no field', 'A:', '', 'third', 'line', '--b--', 'epilogue']
    ].join('\r\n')
    expect(scan('b', utf8(body))).toEqual({
      parts: [
        {
          headers: [
            ['Content-Disposition', 'form-data; name="naïve"'],
            ['X-Folded', 'one two']
          ],
          content: 'first'
        },
        { headers: [], content: '' },
        { headers: [['A', '']], content: 'third\r\nline' }
      ],
      preamble: 8,
      epilogue: 8,
      closed: true
    })
  })

  it.each([
    ['lines that end with a line feed alone', '--b\nA: 1\n\none\n--b\n\ntwo\n--b--\n', ['one', 'two']],
    ['no line end behind the last boundary', '--b\r\n\r\none\r\n--b--', ['one']],
    ['no last boundary', '--b\r\n\r\none\r\n--b\r\n\r\ntwo', ['one', 'two']],
    ['no last boundary, and a line end', '--b\r\n\r\none\r\n', ['one\r\n']],
    ['an end within headers', '--b\r\nContent-Type: te', ['']],
    ['a boundary right behind the headers', '--b\r\nA: 1\r\n\r\n--b--\r\n', ['']],
    ['no empty line behind the headers', '--b\r\nA: 1\r\n--b\r\n\r\ntwo\r\n--b--', ['', 'two']],
    ['no headers and no empty line', '--b\r\n--b--', ['']],
    ['a longer boundary in a part', '--b\r\n\r\n--bc\r\nin\r\n--bc--\r\n--b--', ['--bc\r\nin\r\n--bc--']],
    ['a boundary within a line', '--b\r\n\r\nnot --b\r\n--b--', ['not --b']],
    ['dashes before a boundary', '--b\r\n\r\n----b\r\n--b--', ['----b']],
    ['what only begins like a boundary', '--b\r\n\r\n--\r\n--b-\r\n--b--', ['--\r\n--b-']],
    ['text behind a boundary in its line', '--b\r\n\r\n--b x\r\n--b--', ['--b x']],
    ['a line end before the first boundary', '\r\n--b\r\n\r\none\r\n--b--', ['one']],
    ['bytes behind the last boundary', '--b\r\n\r\none\r\n--b--\r\n--b\r\n\r\ntwo\r\n--b--', ['one']],
    ['no boundary at all', 'text', []],
    ['nothing', '', []]
  ])('reads a body with %s', (_, text, expected) => {
    expect(contents(text)).toEqual(expected)
  })

  it('says when the last boundary did not come', () => {
    expect(scan('b', utf8('--b\r\n\r\none')).closed).toBe(false)
    expect(scan('b', utf8('--b\r\n\r\none\r\n--b--')).closed).toBe(true)
    expect(scan('b', utf8('no part'))).toEqual({ parts: [], preamble: 7, epilogue: 0, closed: false })
  })

  it('takes endless headers for content', () => {
    const endless = `A: ${'x'.repeat(70_000)}`
    const body = utf8(`--b\r\n${endless}\r\n\r\nrest\r\n--b--`)
    const { parts } = scan('b', body, [1000])
    expect(parts).toHaveLength(1)
    expect(parts[0]?.headers).toEqual([])
    expect(scan('b', body).parts).toEqual(parts)
  })

  it('finds the same parts however the bytes are cut', () => {
    const boundary = fc.stringMatching(/^[A-Za-z0-9'()+_,./:=?-]{1,12}$/)
    const chunk = fc.oneof(
      fc.uint8Array({ maxLength: 20 }),
      fc.constantFrom('\r\n', '\n', '\r', '--', '\r\n--', '-', '\r\n\r\n').map(utf8)
    )
    const content = fc
      .array(chunk, { maxLength: 6 })
      .map(chunks => Uint8Array.from(chunks.flatMap(bytes => [...bytes])))
    fc.assert(
      fc.property(
        boundary,
        fc.array(content, { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
        (boundary, parts, lengths) => {
          // What holds the boundary would have been given another one.
          fc.pre(!parts.some(part => new TextDecoder('latin1').decode(part).includes(`--${boundary}`)))
          const body = Uint8Array.from([
            ...parts.flatMap(part => [...utf8(`--${boundary}\r\nA: 1\r\n\r\n`), ...part, ...utf8('\r\n')]),
            ...utf8(`--${boundary}--\r\n`)
          ])
          const whole = scan(boundary, body)
          expect(whole.parts.map(({ content }) => content)).toEqual(
            parts.map(part => new TextDecoder().decode(part))
          )
          expect(whole.closed).toBe(true)
          expect(scan(boundary, body, lengths)).toEqual(whole)
          expect(scan(boundary, body, [1])).toEqual(whole)
        }
      )
    )
  })

  it('meets whatever bytes alike however they are cut', () => {
    const bits = fc.constantFrom('--b', '--b--', '--', '\r\n', '\n', '\r', 'A: 1', ' ', 'x', 'b')
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 25 }), fc.integer({ min: 1, max: 5 }), (bits, length) => {
        const body = utf8(bits.join(''))
        expect(scan('b', body, [length])).toEqual(scan('b', body))
      }),
      { numRuns: 500 }
    )
  })
})
